package fathom.market.sim;

import fathom.model.Book;
import fathom.model.Instrument;
import fathom.model.Levels;
import fathom.model.Side;
import fathom.model.Trade;
import java.util.SplittableRandom;

/** One instrument's book at one simulated venue. */
final class Listing {
    static final int LEVELS = 10;
    /** Distance of two levels, basis points of the starting price; it widens outwards. */
    private static final double GAP_BP = 0.4;
    private static final double SIZE_STEPS = 1e6;

    final Instrument instrument;
    final SimVenue venue;
    /** Index of the fundamental; −1 for the dollar coin itself. */
    final int asset;

    private final double stepsPerUnit;
    private final double meanSize;
    private final double noiseRate;
    private final long[] offsets = new long[LEVELS];
    private final double[] bidSizes = new double[LEVELS];
    private final double[] askSizes = new double[LEVELS];
    private double deviation;
    private long deviationAt;
    private long sequence;
    private long trades;
    private Book last;

    Listing(Instrument instrument, SimVenue venue, int asset, SimAsset terms, double noiseSeconds, SplittableRandom random) {
        this.instrument = instrument;
        this.venue = venue;
        this.asset = asset;
        stepsPerUnit = terms.stepsPerUnit();
        meanSize = terms.levelUsd() * venue.depth() / terms.price();
        noiseRate = 1e-9 / noiseSeconds;
        double gap = Math.max(1, terms.price() * GAP_BP * 1e-4 * stepsPerUnit);
        for (int i = 0; i < LEVELS; i++) {
            offsets[i] = Math.round(gap * i * (1 + 0.1 * i));
            bidSizes[i] = size(i, random);
            askSizes[i] = size(i, random);
        }
    }

    /** The last book quoted; null before the first. */
    Book last() {
        return last;
    }

    /**
     * Quotes around {@code fair} and this venue's own deviation from it (Ornstein-Uhlenbeck), rounded outwards: bid is always below ask.
     *
     * @param fair what the fundamental says, in the quote currency
     */
    Book quote(long at, double fair, Dynamics.Regime regime, SplittableRandom random) {
        double keep = StrictMath.exp((deviationAt - at) * noiseRate);
        deviationAt = at;
        deviation = deviation * keep + venue.noiseBp() * 1e-4 * regime.volatility() * Math.sqrt(1 - keep * keep) * random.nextGaussian();
        double mid = fair * (1 + deviation);
        double half = venue.spreadBp() * 0.5e-4 * regime.spread();
        long bid = Math.max(offsets[LEVELS - 1] + 1, (long) Math.floor(mid * (1 - half) * stepsPerUnit));
        long ask = Math.max(bid + 1, (long) Math.ceil(mid * (1 + half) * stepsPerUnit));
        int touched = random.nextInt(LEVELS * LEVELS);
        bidSizes[touched / LEVELS] = size(touched / LEVELS, random);
        askSizes[touched % LEVELS] = size(touched % LEVELS, random);
        last = new Book(instrument, at - venue.lagNanos(), at, ++sequence, levels(bid, -1, bidSizes), levels(ask, 1, askSizes));
        return last;
    }

    /**
     * A trade at the touch of the last book, never larger than what rests there; the next book shows what is left.
     *
     * @param flow the asset's recent move in units of what is normal: informed takers follow it (after Easley, Kiefer, O'Hara, Paperman 1996)
     */
    Trade trade(long at, double flow, SplittableRandom random) {
        double informed = 0.8 * flow * flow / (flow * flow + 9);
        boolean buys = random.nextDouble() < 0.5 + Math.copySign(informed, flow) / 2;
        double[] resting = buys ? askSizes : bidSizes;
        double size = Math.min(resting[0], rounded(meanSize * 0.1 * random.nextExponential() * (1 + 2 * informed)));
        resting[0] = size < resting[0] ? rounded(resting[0] - size) : size(0, random);
        return new Trade(instrument, at - venue.lagNanos(), at, ++trades, buys ? last.ask() : last.bid(), size, buys ? Side.BUY : Side.SELL);
    }

    private Levels levels(long best, int outwards, double[] sizes) {
        var prices = new double[LEVELS];
        for (int i = 0; i < LEVELS; i++) prices[i] = (best + outwards * offsets[i]) / stepsPerUnit;
        return new Levels(prices, sizes.clone());
    }

    private double size(int level, SplittableRandom random) {
        return rounded(meanSize * (1 + 0.25 * level) * (0.2 + 0.8 * random.nextExponential()));
    }

    private static double rounded(double size) {
        return Math.max(1, Math.rint(size * SIZE_STEPS)) / SIZE_STEPS;
    }
}
