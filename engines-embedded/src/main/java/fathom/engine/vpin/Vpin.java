package fathom.engine.vpin;

import fathom.engine.Flaws;
import fathom.model.Trade;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.hipparchus.stat.StatUtils;

/**
 * The volume-synchronised probability of informed trading of a whole tape, with hindsight: bucket volume and σ come from all of it (Easley, López de Prado,
 * O'Hara 2012, "Flow Toxicity and Liquidity in a High-Frequency World"). What {@link VpinEngine} does as the trades come in is checked against this.
 */
public final class Vpin {
    private static final int MOST = 100_000;

    private Vpin() {}

    /**
     * @param bar           length of a time bar, nanoseconds
     * @param bucketsPerDay a bucket is the volume of an average day over this; days are those (UTC) on which a time bar with trades begins
     * @param window        buckets in one VPIN
     */
    public record Settings(long bar, int bucketsPerDay, int window, PriceChange change) {
        public Settings {
            if (bar < 1 || bucketsPerDay < 1 || window < 1) throw new IllegalArgumentException("bar, buckets a day and window must be at least 1");
            if (bucketsPerDay > MOST || window > MOST) throw new IllegalArgumentException("buckets a day and window must be at most " + MOST);
            if (change == null) throw new IllegalArgumentException("which price change classifies a bar must be said");
        }
    }

    /**
     * @param bucketVolume base currency
     * @param sigma        standard deviation (n − 1) of the price change over bars with trades, quote currency; 0 when there are fewer than two
     * @param buckets      the closed ones; @param open volume left in the open one
     */
    public record Result(double bucketVolume, double sigma, List<VolumeBucket> buckets, double open) {}

    /** @param trades of one instrument in the order of event time; @throws IllegalArgumentException when there are none, or one of them is none */
    public static Result compute(List<Trade> trades, Settings settings) {
        if (trades.isEmpty()) throw new IllegalArgumentException("VPIN needs trades");
        for (Trade trade : trades) {
            String flaw = Flaws.of(trade);
            if (flaw != null) throw new IllegalArgumentException("trade " + trade.id() + ": " + flaw);
        }
        List<TimeBar> bars = bars(trades, settings.bar);
        double[] changes = IntStream.range(0, bars.size()).mapToDouble(i -> settings.change.of(i == 0 ? null : bars.get(i - 1), bars.get(i))).toArray();
        double sigma = Math.sqrt(changes.length < 2 ? 0 : StatUtils.variance(changes));
        double bucketVolume = bars.stream().mapToDouble(TimeBar::volume).sum() / days(bars) / settings.bucketsPerDay;
        var closed = new ArrayList<VolumeBucket>();
        var buckets = new VolumeBuckets(settings.window, bucketVolume, Integer.MAX_VALUE, closed::add);
        for (int i = 0; i < changes.length; i++) {
            buckets.pour(bars.get(i).volume(), BulkVolume.buyShare(changes[i], sigma), bars.get(i).at());
        }
        return new Result(bucketVolume, sigma, List.copyOf(closed), buckets.filled());
    }

    private static List<TimeBar> bars(List<Trade> trades, long interval) {
        var cutter = new TimeBars(interval);
        var bars = new ArrayList<TimeBar>();
        for (Trade trade : trades) {
            TimeBar ended = cutter.add(trade);
            if (ended != null) bars.add(ended);
        }
        bars.add(cutter.end());
        return bars;
    }

    private static int days(List<TimeBar> bars) {
        Set<LocalDate> days = new HashSet<>();
        for (TimeBar bar : bars) days.add(LocalDate.ofInstant(Instant.ofEpochSecond(0, bar.start()), ZoneOffset.UTC));
        return days.size();
    }
}
