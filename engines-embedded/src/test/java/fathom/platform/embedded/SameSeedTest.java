package fathom.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.bus.Envelope;
import fathom.bus.Interest;
import fathom.bus.MessageType;
import fathom.bus.Topic;
import fathom.bus.Topics;
import fathom.engine.Engine;
import fathom.engine.EngineDefinition;
import fathom.market.FeedSink;
import fathom.market.sim.SimConfig;
import fathom.market.sim.SimMarket;
import fathom.measure.Provenance;
import fathom.model.Book;
import fathom.model.Gap;
import fathom.model.PortfolioMark.PositionMark;
import fathom.model.PortfolioMark;
import fathom.model.Trade;
import fathom.platform.Catalogue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Same seed, same results: the six engines wired to the simulator message by message, without threads, every digit of every result folded into a number per topic. */
class SameSeedTest {
    private static final long SECONDS = 100;
    private static final double RATE = 200;

    private static Map<String, Long> once;

    @BeforeAll
    static void once() {
        once = results(42);
    }

    @Test
    void theSameSeedGivesTheSameResultsToTheLastDigit() {
        assertThat(once.keySet()).anyMatch(t -> t.startsWith("features.bar.")).anyMatch(t -> t.startsWith("features.calculation.")).anyMatch(t -> t.startsWith("vpin.calculation."))
                .contains("market_data.consolidated.BTC", "risk.report.held", "analytics.report.held", "portfolio.allocation.held");
        assertThat(results(42)).isEqualTo(once);
    }

    @Test
    void anotherSeedGivesOthers() {
        Map<String, Long> other = results(43);
        assertThat(other.get("risk.report.held")).isNotEqualTo(once.get("risk.report.held"));
        assertThat(other.get("market_data.consolidated.BTC")).isNotEqualTo(once.get("market_data.consolidated.BTC"));
    }

    private static Map<String, Long> results(long seed) {
        var wire = new Wire();
        var market = new SimMarket(SimConfig.standard(seed, RATE));
        long end = SimConfig.EPOCH + SECONDS * 1_000_000_000L;
        long markAt = SimConfig.EPOCH + 1_000_000_000L;
        while (market.nextAt() < end) {
            if (market.nextAt() >= markAt) {
                wire.mark(markAt);
                markAt += 1_000_000_000L;
            }
            market.next(wire);
        }
        return wire.digests;
    }

    /** Hands each message to every engine that asked for its topic, then whatever those say. */
    private static final class Wire implements FeedSink {
        private final Map<EngineDefinition, Engine> engines = new LinkedHashMap<>();
        private final Map<Topic, List<Engine>> readers = new HashMap<>();
        private final Map<String, Long> digests = new TreeMap<>();
        private final Map<String, Double> prices = new TreeMap<>();
        private long id;

        Wire() {
            Catalogue.STANDARD.built().forEach(definition -> engines.put(definition, definition.maker().get()));
        }

        private void send(Topic topic, MessageType type, Object payload, long intended) {
            var message = new Envelope(++id, topic, type, type.priority(), "test", intended, intended, 0, payload);
            for (Engine engine : readers.computeIfAbsent(topic, this::readersOf)) {
                engine.onMessage(message, (to, as, result) -> {
                    digests.merge(to.name(), (long) Digits.of(result).hashCode(), (before, now) -> before * 0x9E3779B97F4A7C15L + now);
                    send(to, as, result, intended);
                });
            }
        }

        private List<Engine> readersOf(Topic topic) {
            var all = new ArrayList<Engine>();
            engines.forEach((definition, e) -> {
                if (definition.consumes().stream().map(Interest::pattern).anyMatch(p -> p.matches(topic))) all.add(e);
            });
            return all;
        }

        @Override
        public void book(Book book, long intended) {
            if (book.isTwoSided()) prices.put(book.instrument().base(), book.mid());
            send(Topics.BOOKS.topic(book.instrument()), MessageType.MARKET_DATA, book, intended);
        }

        @Override
        public void trade(Trade trade, long intended) {
            send(Topics.TRADES.topic(trade.instrument()), MessageType.MARKET_DATA, trade, intended);
        }

        @Override
        public void gap(Gap gap, long intended) {
            throw new AssertionError("the simulator has no gaps: " + gap);
        }

        /** A portfolio of one BTC and ten ETH at the latest prices. */
        void mark(long at) {
            if (!prices.containsKey("BTC") || !prices.containsKey("ETH")) return;
            var positions = List.of(position("BTC", 1), position("ETH", 10));
            double nav = positions.stream().mapToDouble(PositionMark::value).sum();
            send(Topics.MARKS.topic("held"), MessageType.PORTFOLIO_UPDATE, new PortfolioMark("held", "Held", at, Provenance.SIMULATED, nav, nav, 0, 0, 0, 0, 0, nav, nav, 0,
                    positions, List.of(), List.of(), 0), at);
        }

        private PositionMark position(String base, double quantity) {
            double price = prices.get(base);
            return new PositionMark(base, quantity, price, price, quantity * price, 0, 0);
        }
    }
}
