/** Coinbase's Advanced Trade feed: one counter for every frame of a connection. */
package fathom.market.venue.coinbase;
