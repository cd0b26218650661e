package fathom.model;

/**
 * @param at           event time of the last trade in the time bar that closed the last bucket, epoch nanoseconds; 0 before the first
 * @param vpin         0 to 1; NaN until the window of buckets is full
 * @param cdf          where it stands among its own past values, 0 to 1; NaN until there are enough of them
 * @param buckets      closed so far; @param window buckets needed
 * @param bucketVolume of the last bucket, base currency; it is estimated anew from time to time, by the volume of a span of time
 * @param buy          bought volume of the last bucket; @param sell sold volume
 * @param alert        whether cdf is above 0.9
 * @param sigma        of the price change between time bars by which volume is classified, quote currency; NaN until it is estimated
 * @param bar          length of a time bar, nanoseconds
 */
public record VpinReading(Instrument instrument, long at, double vpin, double cdf, long buckets, int window, double bucketVolume, double buy, double sell,
                          boolean alert, double sigma, long bar) {}
