package fathom.engine;

import fathom.model.Book;
import fathom.model.Gap;
import fathom.model.Instrument;
import fathom.model.Levels;
import fathom.model.Side;
import fathom.model.Trade;
import fathom.model.Venue;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Books, trades and a few gaps of several instruments in the order of event time; the same seed gives the same tape. */
public final class RandomTape {
    public static final long SECOND = 1_000_000_000L;
    /** A whole number of seconds and minutes. */
    public static final long START = 1_700_000_040L * SECOND;

    public static final Instrument BINANCE = Instrument.spot(Venue.BINANCE, "BTC");
    public static final Instrument KRAKEN = Instrument.spot(Venue.KRAKEN, "BTC");
    public static final Instrument ETH = Instrument.spot(Venue.COINBASE, "ETH");

    private RandomTape() {}

    /** @param perSecond messages, on average */
    public static List<Object> of(long seed, double seconds, double perSecond) {
        var random = new Random(seed);
        var tape = new ArrayList<>();
        var instruments = List.of(BINANCE, KRAKEN, ETH);
        double[] mid = {60_000, 60_010, 3_000};
        long at = START, n = 0;
        while (true) {
            at += (long) (-Math.log(1 - random.nextDouble()) / perSecond * SECOND);
            if (at > START + seconds * SECOND) return tape;
            int k = random.nextInt(mid.length);
            mid[k] *= Math.exp(random.nextGaussian() * 1e-4);
            double what = random.nextDouble();
            if (what < 0.005) tape.add(new Gap(instruments.get(k), at, n, n + 2));
            else if (what < 0.6) tape.add(book(instruments.get(k), at, ++n, mid[k] * (1 - 5e-5), mid[k] * (1 + 5e-5), random));
            else tape.add(trade(instruments.get(k), at, ++n, mid[k], random.nextDouble() + 0.01, random.nextBoolean() ? Side.BUY : Side.SELL));
        }
    }

    /** Trades of one instrument only. */
    public static List<Trade> trades(long seed, double seconds, double perSecond) {
        return of(seed, seconds, perSecond * 3 / 0.4).stream().filter(Trade.class::isInstance).map(Trade.class::cast)
                .filter(t -> t.instrument().equals(BINANCE)).toList();
    }

    private static Book book(Instrument i, long at, long sequence, double bid, double ask, Random random) {
        double[] bids = new double[10], asks = new double[10], bidSizes = new double[10], askSizes = new double[10];
        for (int l = 0; l < 10; l++) {
            bids[l] = bid * (1 - l * 1e-5);
            asks[l] = ask * (1 + l * 1e-5);
            bidSizes[l] = 0.1 + random.nextDouble();
            askSizes[l] = 0.1 + random.nextDouble();
        }
        return new Book(i, at, at, sequence, new Levels(bids, bidSizes), new Levels(asks, askSizes));
    }

    /** One level each side, of size 1. */
    public static Book book(Instrument i, long at, double bid, double ask) {
        return book(i, at, bid, 1, ask, 1);
    }

    public static Book book(Instrument i, long at, double bid, double bidSize, double ask, double askSize) {
        return new Book(i, at, at, at, new Levels(new double[] {bid}, new double[] {bidSize}), new Levels(new double[] {ask}, new double[] {askSize}));
    }

    public static Trade trade(Instrument i, long at, long id, double price, double size, Side taker) {
        return new Trade(i, at, at, id, price, size, taker);
    }
}
