/** Recorded frames played again at any pace. Everything from here is REPLAYED. */
package fathom.market.replay;
