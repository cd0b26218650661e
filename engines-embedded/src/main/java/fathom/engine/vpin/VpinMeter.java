package fathom.engine.vpin;

import fathom.bus.Topic;
import fathom.bus.Topics;
import fathom.model.Instrument;
import fathom.model.Trade;
import fathom.model.VpinReading;
import java.util.ArrayDeque;
import java.util.List;

/**
 * VPIN of one instrument as its trades come in. What the paper takes from the day before is unknown here: the first bars are kept until σ and the bucket
 * volume can be estimated from them, and are poured then; both are estimated anew, from the latest bars, each time a whole window of buckets has closed.
 */
final class VpinMeter {
    private static final int PAST_VALUES = 1_000;
    private static final int ENOUGH_PAST_VALUES = 50;
    private static final double ALERT = 0.9;

    final Topic topic;
    private final Instrument instrument;
    private final VpinParameters parameters;
    private final TimeBars bars;
    private final Calibration calibration;
    private final PastValues past = new PastValues(PAST_VALUES, ENOUGH_PAST_VALUES);
    /** The latest ones, as many as the window. */
    private final ArrayDeque<VolumeBucket> latest;
    private VolumeBuckets buckets;
    private double sigma = Double.NaN;
    private long nextCalibration;
    private VpinReading reading;

    VpinMeter(Instrument instrument, VpinParameters parameters) {
        this.instrument = instrument;
        this.parameters = parameters;
        latest = new ArrayDeque<>(parameters.window() + 1);
        topic = Topics.VPIN.topic(instrument);
        bars = new TimeBars(parameters.bar());
        calibration = new Calibration(parameters);
        reading = new VpinReading(instrument, 0, Double.NaN, Double.NaN, 0, parameters.window(), Double.NaN, Double.NaN, Double.NaN, false, sigma,
                parameters.bar());
    }

    /** @return whether at least one bucket closed */
    boolean onTrade(Trade trade) {
        TimeBar ended = bars.add(trade);
        if (ended == null) return false;
        Calibration.Move move = calibration.add(ended);
        long before = reading.buckets();
        if (buckets != null) {
            pour(move);
        } else if (calibration.isReady()) {
            calibrate();
            calibration.moves().forEach(this::pour);
        }
        if (buckets != null && buckets.count() >= nextCalibration) calibrate();
        return reading.buckets() > before;
    }

    private void calibrate() {
        sigma = calibration.sigma();
        double size = calibration.bucketVolume();
        if (buckets == null) buckets = new VolumeBuckets(parameters.window(), size, parameters.window() + PAST_VALUES, this::onBucket);
        else buckets.resize(size);
        nextCalibration = buckets.count() + parameters.window();
    }

    private void pour(Calibration.Move move) {
        buckets.pour(move.bar().volume(), BulkVolume.buyShare(move.change(), sigma), move.bar().at());
    }

    private void onBucket(VolumeBucket bucket) {
        if (latest.size() == parameters.window()) latest.removeFirst();
        latest.addLast(bucket);
        double vpin = bucket.vpin();
        double cdf = Double.isNaN(vpin) ? Double.NaN : past.rank(vpin);
        reading = new VpinReading(instrument, bucket.at(), vpin, cdf, buckets.count(), parameters.window(), bucket.volume(), bucket.buy(), bucket.sell(),
                cdf > ALERT, sigma, parameters.bar());
    }

    /** The latest ones, the oldest first; volume and σ are NaN before the first. */
    BucketsReport buckets() {
        return new BucketsReport(instrument.topicPart(), buckets == null ? Double.NaN : buckets.size(), sigma, List.copyOf(latest), buckets == null ? Double.NaN : buckets.filled());
    }

    /** After the last closed bucket; figures are NaN before the first. */
    VpinReading reading() {
        return reading;
    }
}
