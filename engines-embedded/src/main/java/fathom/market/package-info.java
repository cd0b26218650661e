/** Everything that brings the outside in: one interface, {@link fathom.market.Feed}, over the simulator, the replayer and later the live venues. */
package fathom.market;
