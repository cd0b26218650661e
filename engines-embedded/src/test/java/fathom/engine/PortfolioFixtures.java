package fathom.engine;

import fathom.bus.Envelope;
import fathom.bus.MessageType;
import fathom.bus.Topic;
import fathom.measure.Provenance;
import fathom.model.Bar;
import fathom.model.Instrument;
import fathom.model.PortfolioMark;
import fathom.model.Venue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Bars, marks and a recorder for tests of engines; no bus is needed. */
public final class PortfolioFixtures {
    public static final long SECOND = 1_000_000_000L;
    public static final long START = 1_700_000_000L * SECOND;

    private PortfolioFixtures() {}

    public record Published(Topic topic, MessageType type, Object payload) {}

    /** Keeps what an engine publishes. */
    public static final class Recorder implements EngineOutput {
        public final List<Published> published = new ArrayList<>();

        @Override
        public void publish(Topic topic, MessageType type, Object payload) {
            published.add(new Published(topic, type, payload));
        }

        public Published last() {
            return published.getLast();
        }
    }

    public static Bar bar(Instrument instrument, long second, double close) {
        return new Bar(instrument, START + second * SECOND, SECOND, close, close, close, close, 0, 0);
    }

    public static Bar bar(String base, long second, double close) {
        return bar(Instrument.spot(Venue.BINANCE, base), second, close);
    }

    public static PortfolioMark mark(String id, long at, double nav, Map<String, Double> values) {
        var positions = values.entrySet().stream()
                .map(e -> new PortfolioMark.PositionMark(e.getKey(), 1, e.getValue(), e.getValue(), e.getValue(), 100 * e.getValue() / nav, 0)).toList();
        return new PortfolioMark(id, id, at, Provenance.SIMULATED, nav, nav, 0, 0, 0, 0, 0, 0, 0, 0, positions, List.of(), List.of(), 0);
    }

    public static Envelope envelope(Object payload) {
        return new Envelope(1, Topic.of("test"), MessageType.MARKET_DATA, MessageType.MARKET_DATA.priority(), "test", 0, 0, 0, payload);
    }

    public static Question question(String kind, String subject) {
        return new Question(kind, subject, "test");
    }

    /** Prices of {@code count} seconds whose returns share a common part, {@code [asset][second]}. */
    public static double[][] prices(long seed, int assets, int count) {
        var random = new Random(seed);
        var prices = new double[assets][count];
        for (double[] row : prices) row[0] = 100;
        for (int t = 1; t < count; t++) {
            double common = random.nextGaussian();
            for (int i = 0; i < assets; i++) prices[i][t] = prices[i][t - 1] * (1 + 1e-4 * (i + 1) * (0.6 * common + random.nextGaussian()));
        }
        return prices;
    }

    /** Returns of such prices, {@code [asset][sample]}. */
    public static double[][] returns(long seed, int assets, int count) {
        double[][] prices = prices(seed, assets, count + 1);
        var returns = new double[assets][count];
        for (int i = 0; i < assets; i++) for (int t = 0; t < count; t++) returns[i][t] = prices[i][t + 1] / prices[i][t] - 1;
        return returns;
    }
}
