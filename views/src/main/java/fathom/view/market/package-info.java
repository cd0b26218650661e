/** The market view: what the venues quote right now, how fresh, how deep. */
package fathom.view.market;
