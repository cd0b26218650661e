package fathom.engine.marketdata;

import fathom.model.Instrument;
import java.util.Map;

/**
 * How far the data of one instrument can be trusted. Counts are of what this engine saw: books that were conflated on the way are not in them.
 *
 * @param books      books seen; @param crossed how many of them had a bid at or above the ask
 * @param outOfOrder books that were passed over because their sequence was below that of the book before
 * @param gaps       holes in the venue's sequence
 * @param age        nanoseconds of event time since the present book; −1 before the first
 * @param trusted    whether there is a book, not crossed, and neither a gap nor a refused book since
 * @param lastTrade  price of the last trade, quote currency; NaN before the first
 * @param refused    books and trades that are no evidence, by kind
 * @param why        one sentence while it is not trusted, else empty
 */
public record DataQuality(Instrument instrument, long books, long crossed, long outOfOrder, long gaps, long age, boolean trusted, double lastTrade,
                          Map<String, Long> refused, String why) {}
