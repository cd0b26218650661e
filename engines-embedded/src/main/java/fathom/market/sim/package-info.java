/** A market of our own: one fundamental price per asset, and venues that follow it late and noisily. Everything from here is SIMULATED. */
package fathom.market.sim;
