package fathom.engine.vpin;

import fathom.model.Instrument;

/**
 * @param at           event time of the trade that closed the last bucket, epoch nanoseconds
 * @param vpin         0 to 1; NaN until the window of buckets is full
 * @param cdf          where it stands among its own past values, 0 to 1; NaN until there are enough of them
 * @param buckets      closed so far; @param window buckets needed
 * @param bucketVolume base currency
 * @param buy          bought volume of the last bucket; @param sell sold volume
 * @param alert        whether cdf is above 0.9
 */
public record VpinReading(Instrument instrument, long at, double vpin, double cdf, long buckets, int window, double bucketVolume, double buy, double sell, boolean alert) {}
