/** Hardware: what the machine has left, what it tells and what it does not tell. */
package fathom.view.hardware;
