/** Rules and judgement without a screen: what is all right, what is not, since when and why. The screen, {@code /health} and reports all ask here. */
package fathom.watch;
