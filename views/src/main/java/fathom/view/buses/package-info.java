/** Buses: what flows where, how late, what waits and what was lost on the way. */
package fathom.view.buses;
