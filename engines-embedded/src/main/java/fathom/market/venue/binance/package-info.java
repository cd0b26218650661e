/** Binance spot and USD-M futures: frames decoded without garbage, and books kept by the venue's own rule of continuity. */
package fathom.market.venue.binance;
