/** OKX's WebSocket v5: each update names the one before it; checksums where they still are sent. */
package fathom.market.venue.okx;
