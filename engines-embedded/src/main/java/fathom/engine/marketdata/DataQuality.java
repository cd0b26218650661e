package fathom.engine.marketdata;

import fathom.model.Instrument;

/**
 * How far the data of one instrument can be trusted. Counts are of what this engine saw: books that were conflated on the way are not in them.
 *
 * @param books      books seen; @param crossed how many of them had a bid at or above the ask
 * @param outOfOrder books whose sequence was below that of the book before
 * @param gaps       holes in the venue's sequence
 * @param age        nanoseconds of event time since the last book; −1 before the first
 * @param trusted    whether there is a book and no gap since
 * @param lastTrade  price of the last trade, quote currency; NaN before the first
 */
public record DataQuality(Instrument instrument, long books, long crossed, long outOfOrder, long gaps, long age, boolean trusted, double lastTrade) {}
