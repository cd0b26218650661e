/** Kraken's WebSocket v2: books checked by the CRC32 of their best ten levels as the venue wrote them. */
package fathom.market.venue.kraken;
