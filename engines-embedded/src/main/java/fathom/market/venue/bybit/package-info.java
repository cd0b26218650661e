/** Bybit's WebSocket v5, spot and linear: each topic counts its own updates. */
package fathom.market.venue.bybit;
