/** What every venue shares. */
package fathom.market.venue;
