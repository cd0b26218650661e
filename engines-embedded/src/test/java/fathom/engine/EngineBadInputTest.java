package fathom.engine;

import static fathom.engine.PortfolioFixtures.SECOND;
import static fathom.engine.PortfolioFixtures.START;
import static org.assertj.core.api.Assertions.assertThat;

import fathom.engine.analytics.AnalyticsEngine;
import fathom.engine.analytics.PerformanceReport;
import fathom.engine.backtest.BacktestEngine;
import fathom.engine.collateral.CollateralEngine;
import fathom.engine.collateral.MarginCall;
import fathom.engine.portfolio.Allocation;
import fathom.engine.portfolio.PortfolioEngine;
import fathom.engine.risk.RiskEngine;
import fathom.engine.strategy.StrategyEngine;
import fathom.engine.strategy.StrategySignal;
import fathom.engine.vpin.VpinEngine;
import fathom.model.Bar;
import fathom.model.Book;
import fathom.model.ConsolidatedBook;
import fathom.model.FeatureVector;
import fathom.model.Instrument;
import fathom.model.Levels;
import fathom.model.RiskReport;
import fathom.model.Side;
import fathom.model.Trade;
import fathom.model.Venue;
import fathom.model.VpinReading;
import fathom.platform.Catalogue;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Engines among whose messages every fifth is none: odd prices, sizes, sides, sequences, values and times. They refuse in words, and what they say stays finite, or NaN. */
class EngineBadInputTest {
    private static final double[] ODD = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0, -1, 1e300, -1e300, Double.MIN_VALUE};
    private static final String[] ASSETS = {"BTC", "ETH", "SOL"};

    static List<EngineDefinition> engines() {
        return Catalogue.STANDARD.built();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void refusesInWordsAndStaysFinite(EngineDefinition definition) {
        for (long seed = 1; seed <= 10; seed++) {
            Engine engine = definition.maker().get();
            var random = new Random(seed);
            String as = definition.id() + ", seed " + seed;
            double[] prices = {60_000, 3_000, 100};
            for (int i = 0; i < 6_000; i++) {
                long at = START + i * SECOND / 20;
                int asset = random.nextInt(3);
                prices[asset] *= 1 + 1e-4 * random.nextGaussian();
                Object message = message(engine, random, random.nextInt(5) == 0, at, asset, prices[asset], i);
                try {
                    engine.onMessage(PortfolioFixtures.envelope(message), (topic, type, payload) -> assertFinite(as, payload));
                } catch (IllegalArgumentException e) {
                    assertThat(e.getMessage()).as(as).isNotBlank();
                }
            }
            assertThat(engine.summary()).isNotBlank();
            for (QuestionKind kind : definition.questions()) {
                try {
                    engine.answer(PortfolioFixtures.question(kind.name(), ""), kind.settings(Map.of()));
                } catch (IllegalArgumentException e) {
                    assertThat(e.getMessage()).as("%s: %s", as, kind.name()).isNotBlank();
                }
            }
        }
    }

    private static Object message(Engine engine, Random r, boolean bad, long time, int asset, double price, int i) {
        long at = bad && r.nextInt(3) == 0 ? time + (long) (r.nextGaussian() * 1e12) : time;
        var instrument = Instrument.spot(Venue.BINANCE, ASSETS[asset]);
        double odd = ODD[r.nextInt(ODD.length)];
        boolean first = bad && r.nextBoolean();
        if (engine instanceof StrategyEngine || engine instanceof BacktestEngine) {
            long start = bad ? Math.floorDiv(at, SECOND) * SECOND : START + i * SECOND;
            return new Bar(Instrument.spot(Venue.BINANCE, "BTC"), start, SECOND, price, Math.max(price, first ? odd : price), price, bad ? odd : price, 1, 1);
        }
        if (engine instanceof RiskEngine || engine instanceof PortfolioEngine || engine instanceof AnalyticsEngine || engine instanceof CollateralEngine) {
            if (i % 3 == 0 || engine instanceof AnalyticsEngine || engine instanceof CollateralEngine) {
                return PortfolioFixtures.mark(r.nextBoolean() ? "growth" : "other", at, bad ? odd : 1000 + r.nextGaussian(),
                        Map.of("BTC", first ? odd : 300.0, "ETH", 200.0, "SOL", 100.0));
            }
            long start = Math.floorDiv(at, SECOND) * SECOND;
            return new Bar(instrument, start, SECOND, price, price, price, bad ? odd : price, 1, 1);
        }
        if (engine instanceof VpinEngine || r.nextInt(3) == 0) {
            return new Trade(instrument, at, at, i, first ? odd : price, bad && !first ? odd : r.nextDouble() + 0.01, bad && r.nextInt(4) == 0 ? null : Side.BUY);
        }
        double[] bids = {price * 0.999, price * 0.998}, asks = {price * 1.001, bad && !first ? odd : price * 1.002};
        return new Book(instrument, at, at, bad ? i - 100 : i, new Levels(bids, new double[] {first ? odd : 1, 2}), new Levels(asks, new double[] {1, 2}));
    }

    private static void assertFinite(String as, Object payload) {
        double[] figures = switch (payload) {
            case Bar b -> new double[] {b.open(), b.high(), b.low(), b.close(), b.volume()};
            case FeatureVector v -> v.values();
            case ConsolidatedBook b -> new double[] {b.bestBid(), b.bestAsk(), b.microprice(), b.bidShare()};
            case MarginCall c -> new double[] {c.equity(), c.maintenance(), c.shortfall()};
            case VpinReading v -> new double[] {v.vpin(), v.cdf(), v.bucketVolume(), v.buy(), v.sell(), v.sigma()};
            case RiskReport r -> new double[] {r.historicalVar(), r.historicalEs(), r.parametricVar(), r.modifiedVar(), r.volatility()};
            case PerformanceReport p -> new double[] {p.total(), p.volatility(), p.sharpe(), p.maxDrawdown(), p.skewness(), p.kurtosis(), p.psr()};
            case StrategySignal g -> new double[] {g.price(), g.target()};
            case Allocation a -> DoubleStream.concat(Arrays.stream(a.current()), a.methods().stream().flatMapToDouble(m -> Arrays.stream(m.weights()))).toArray();
            default -> throw new AssertionError(payload);
        };
        for (double figure : figures) assertThat(figure).as("%s: %s", as, payload).matches(f -> !Double.isInfinite(f));
        if (payload instanceof Bar b) assertThat(b.close()).as(as).isBetween(1.0, 1e6);
        if (payload instanceof ConsolidatedBook b && !Double.isNaN(b.bestAsk())) assertThat(b.bestAsk()).as(as).isBetween(1.0, 1e6);
    }
}
