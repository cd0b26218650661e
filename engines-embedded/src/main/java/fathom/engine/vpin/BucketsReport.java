package fathom.engine.vpin;

import java.util.List;

/**
 * Buckets of one tape, the oldest first.
 *
 * @param name         of the instrument; {@code trades} for such that were brought along
 * @param bucketVolume base currency; @param sigma standard deviation (n − 1) of the price change over bars, quote currency
 * @param open         volume in the open bucket
 */
public record BucketsReport(String name, double bucketVolume, double sigma, List<VolumeBucket> buckets, double open) {}
