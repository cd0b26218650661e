package fathom.engine.vpin;

/**
 * The trades of one instrument in one interval; there is none where nothing traded.
 *
 * @param start  epoch nanoseconds
 * @param first  price of the first trade, quote currency; @param last of the last one
 * @param volume base currency
 * @param at     event time of the last trade, epoch nanoseconds
 */
record TimeBar(long start, double first, double last, double volume, long at) {}
