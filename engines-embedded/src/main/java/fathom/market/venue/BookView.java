package fathom.market.venue;

import fathom.model.Levels;

/**
 * A book as it stands.
 *
 * @param symbol as the venue writes it
 * @param stale  whether it is not to be trusted: something is missing, or its snapshot has not come
 */
public record BookView(String symbol, boolean stale, Levels bids, Levels asks) {}
