package fathom.market.sim;

import fathom.market.FeedSink;
import fathom.model.Instrument;
import fathom.model.Venue;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * The simulated market as a generator that is pulled tick by tick, without threads or clocks. A tick is one book of one instrument, or one trade.
 * Where books of two venues cross, it is because one trails the other or strays from it: nothing is put there on purpose.
 */
public final class SimMarket {
    private static final String COIN = "USDT";
    private static final SimAsset COIN_TERMS = new SimAsset(COIN, 1, 0, 0.00001, 50_000, 3);
    private static final double COIN_SPREAD_BP = 0.2;

    private final SimConfig config;
    private final Fundamentals fundamentals;
    private final List<Listing> listings;
    private final Listing[] wheel;
    private final SplittableRandom schedule;
    private final SplittableRandom detail;
    private final double meanNanos;
    private double elapsed;

    public SimMarket(SimConfig config) {
        this.config = config;
        var root = new SplittableRandom(config.seed());
        SplittableRandom path = root.split();
        schedule = root.split();
        detail = root.split();
        listings = list(config, detail);
        boolean coin = listings.stream().anyMatch(l -> l.asset < 0);
        fundamentals = new Fundamentals(config.assets(), config.dynamics(), config.overlay(), coin, path);
        wheel = wheel(config, listings);
        meanNanos = 1e9 / config.ticksPerSecond();
        elapsed = meanNanos * schedule.nextExponential();
    }

    public List<Instrument> instruments() {
        return listings.stream().map(l -> l.instrument).toList();
    }

    /** Event time of the next tick, epoch nanoseconds; rising. */
    public long nextAt() {
        return config.start() + (long) elapsed;
    }

    /** Delivers the next tick, taken to be due at its own event time. */
    public void next(FeedSink sink) {
        next(sink, nextAt());
    }

    /** Delivers the next tick. @param intended when it is due on the receiver's clock, epoch nanoseconds */
    public void next(FeedSink sink, long intended) {
        long at = nextAt();
        fundamentals.advance((long) elapsed);
        elapsed += meanNanos * schedule.nextExponential();
        Listing listing = wheel[schedule.nextInt(wheel.length)];
        double flow = listing.asset < 0 ? 0 : fundamentals.flow(listing.asset);
        if (schedule.nextDouble() < tradeChance(flow) && listing.last() != null) {
            sink.trade(listing.trade(at, flow, detail), intended);
        } else {
            sink.book(listing.quote(at, fair(listing), fundamentals.regime(), detail), intended);
        }
    }

    private double tradeChance(double flow) {
        return Math.min(0.7, config.tradeShare() * (1 + Math.abs(flow) / 4));
    }

    /** What the instrument is worth as its venue knows it by now: in USDT where it is quoted in USDT. */
    private double fair(Listing listing) {
        long lag = listing.venue.lagNanos();
        if (listing.asset < 0) return fundamentals.coin(lag);
        double usd = fundamentals.price(listing.asset, lag);
        return listing.instrument.quote().equals(COIN) ? usd / fundamentals.coin(lag) : usd;
    }

    /** What a noise-free listing would have as its mid now; for tests. */
    double fundamental(int asset, long lag) {
        return fundamentals.price(asset, lag);
    }

    private static List<Listing> list(SimConfig config, SplittableRandom random) {
        double noiseSeconds = config.dynamics().noiseSeconds();
        var all = new ArrayList<Listing>();
        for (SimVenue venue : config.venues()) {
            for (int a = 0; a < config.assets().size(); a++) {
                SimAsset asset = config.assets().get(a);
                all.add(new Listing(Instrument.spot(venue.venue(), asset.base()), venue, a, asset, noiseSeconds, random));
            }
        }
        boolean quoted = config.venues().stream().anyMatch(v -> v.venue().quote().equals(COIN));
        for (SimVenue venue : config.venues()) {
            if (venue.venue() != Venue.KRAKEN || !quoted) continue;
            var calm = new SimVenue(Venue.KRAKEN, venue.lagNanos(), venue.noiseBp() * 0.1, COIN_SPREAD_BP, venue.depth());
            all.add(new Listing(Instrument.spot(Venue.KRAKEN, COIN), calm, -1, COIN_TERMS, noiseSeconds, random));
        }
        return List.copyOf(all);
    }

    /** Each listing once per unit of activity: a uniform draw from it is a draw by weight. */
    private static Listing[] wheel(SimConfig config, List<Listing> listings) {
        return listings.stream().flatMap(l -> {
            SimAsset terms = l.asset < 0 ? COIN_TERMS : config.assets().get(l.asset);
            return Stream.generate(() -> l).limit(terms.activity());
        }).toArray(Listing[]::new);
    }
}
