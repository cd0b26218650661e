package fathom.engine.enhancedvpin;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The spread between bid and ask as a share of the price, estimated from open, high, low and close where no quotes are known. Each gives NaN where its bars do not
 * carry an estimate; what is not there is left out bar by bar.
 */
public enum SpreadEstimator {
    /** Roll (1984): twice the root of the negative autocovariance of price changes; NaN when that is positive. */
    ROLL {
        @Override
        public double of(Ohlc bars) {
            double[] c = logs(bars.close());
            double[] change = IntStream.range(1, c.length).mapToDouble(t -> c[t] - c[t - 1]).toArray();
            int[] pairs = IntStream.range(1, change.length).filter(t -> Double.isFinite(change[t] + change[t - 1])).toArray();
            if (pairs.length < 2) return Double.NaN;
            double now = IntStream.of(pairs).mapToDouble(t -> change[t]).average().orElseThrow(), before = IntStream.of(pairs).mapToDouble(t -> change[t - 1]).average().orElseThrow();
            double covariance = IntStream.of(pairs).mapToDouble(t -> (change[t] - now) * (change[t - 1] - before)).sum() / (pairs.length - 1);
            return covariance < 0 ? 2 * Math.sqrt(-covariance) : Double.NaN;
        }
    },
    /** Corwin and Schultz (2012), over pairs of bars, adjusted for the gap between them; estimates below zero count as zero. */
    CORWIN_SCHULTZ {
        @Override
        public double of(Ohlc bars) {
            double[] h = logs(bars.high()), l = logs(bars.low()), c = logs(bars.close());
            double root = 3 - 2 * Math.sqrt(2);
            return mean(1, h.length, t -> {
                double gap = Math.max(0, c[t - 1] - h[t]) + Math.min(0, c[t - 1] - l[t]);
                double beta = (h[t] - l[t]) * (h[t] - l[t]) + (h[t - 1] - l[t - 1]) * (h[t - 1] - l[t - 1]);
                double range = Math.max(h[t] + gap, h[t - 1]) - Math.min(l[t] + gap, l[t - 1]);
                double alpha = (Math.sqrt(2 * beta) - Math.sqrt(beta)) / root - range / Math.sqrt(root);
                double spread = 2 * (Math.exp(alpha) - 1) / (1 + Math.exp(alpha));
                return Double.isNaN(spread) ? spread : Math.max(0, spread);
            });
        }
    },
    /** Abdi and Ranaldo (2017): how far closes lie from the middles of their own and the next range; zero when the estimate of the square is negative. */
    ABDI_RANALDO {
        @Override
        public double of(Ohlc bars) {
            double[] h = logs(bars.high()), l = logs(bars.low()), c = logs(bars.close());
            double square = mean(1, h.length, t -> 4 * (c[t - 1] - (h[t - 1] + l[t - 1]) / 2) * (c[t - 1] - (h[t] + l[t]) / 2));
            return Double.isNaN(square) ? square : Math.sqrt(Math.max(0, square));
        }
    },
    /** Ardia, Guidotti and Kroencke (2024): opens, highs, lows and closes together, weighted by their variances, freed from bars without a trade. */
    EDGE {
        @Override
        public double of(Ohlc bars) {
            return Edge.of(bars).spread();
        }
    };

    public abstract double of(Ohlc bars);

    /** Of what is not NaN; NaN of nothing. */
    static double mean(int from, int to, IntToDoubleFunction value) {
        return IntStream.range(from, to).mapToDouble(value).filter(v -> !Double.isNaN(v)).average().orElse(Double.NaN);
    }

    static double[] logs(double[] prices) {
        return java.util.Arrays.stream(prices).map(Math::log).toArray();
    }
}
