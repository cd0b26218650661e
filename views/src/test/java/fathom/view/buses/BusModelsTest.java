package fathom.view.buses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.bus.BusesState;
import fathom.bus.Topic;
import fathom.platform.Catalogue;
import fathom.view.Frame;
import fathom.view.engines.EngineSamples;
import fathom.view.piece.State;
import org.junit.jupiter.api.Test;

class BusModelsTest {
    private final Frame frame = EngineSamples.frame(10);

    @Test
    void marketDataFlowsFromItsVenueEverythingElseFromItsFamily() {
        assertThat(source(Topic.of("market_data.book.BINANCE.BTC-USDT"))).isEqualTo("Binance");
        assertThat(source(Topic.of("market_data.gap.OKX.BTC-USDT"))).isEqualTo("OKX");
        assertThat(source(Topic.of("market_data.consolidated.BTC"))).isEqualTo("Consolidated books");
        assertThat(source(Topic.of("market_data.book.NOWHERE.X"))).isEqualTo("Books");
        assertThat(source(Topic.of("strange.thing.of.x"))).isEqualTo("strange.thing");
        assertThat(source(Topic.of("alone"))).isEqualTo("alone");
    }

    private static String source(Topic topic) {
        return Flow.source(Catalogue.STANDARD.topics(), topic);
    }

    @Test
    void whatFlowsInAddsUpToWhatWasPublished() {
        Flow flow = Flow.of(frame);
        assertThat(flow.sources().stream().mapToDouble(Flow.End::rate).sum()).isCloseTo(frame.publishedPerSecond(), within(1e-6));
        assertThat(flow.sources()).extracting(Flow.End::name).startsWith("Binance", "Bybit", "Coinbase", "Kraken", "OKX");
        assertThat(flow.hubs()).hasSize(1);
        assertThat(flow.readers()).filteredOn(r -> r.name().equals("Portfolio")).extracting(Flow.End::state).containsExactly(State.WARN);
    }

    @Test
    void aLineIsAsWideAsTheLogarithmOfItsRate() {
        assertThat(FlowDiagram.line(0)).isZero();
        assertThat(FlowDiagram.line(Double.NaN)).isZero();
        assertThat(FlowDiagram.line(0.1)).isEqualTo(1);
        assertThat(FlowDiagram.line(999)).isCloseTo(4.5, within(1e-9));
        assertThat(FlowDiagram.line(1e9)).isEqualTo(6);
    }

    @Test
    void aPatternIsOneWithAStarAnythingElseAPartOfTheName() {
        Topic btc = Topic.of("market_data.book.BINANCE.BTC-USDT");
        assertThat(TopicTable.matches("", btc)).isTrue();
        assertThat(TopicTable.matches("btc", btc)).isTrue();
        assertThat(TopicTable.matches("eth", btc)).isFalse();
        assertThat(TopicTable.matches("market_data.*.BTC*", btc)).isTrue();
        assertThat(TopicTable.matches("risk.*", btc)).isFalse();
        assertThat(TopicTable.matches("*.BTC", btc)).isFalse();
    }

    @Test
    void theBusiestTopicsComeFirst() {
        var rows = TopicTable.rows(frame);
        assertThat(rows).hasSize(BusesState.of(frame.state()).buses().getFirst().topics().size());
        assertThat(rows).isSortedAccordingTo((a, b) -> Long.compare(b.stats().published(), a.stats().published()));
    }

    @Test
    void everyInboxBalancesItsAccounts() {
        var rows = InboxesTable.rows(frame);
        assertThat(rows).extracting(InboxesTable.Row::label).containsExactly("Risk", "Features", "MarketData / IBKR", "Portfolio", "Console", "Desk");
        assertThat(rows).allSatisfy(r -> assertThat(r.inHand()).isBetween(0L, 1L));
        assertThat(rows).filteredOn(r -> r.stats().name().equals("console")).allSatisfy(r -> {
            assertThat(r.losing()).isTrue();
            assertThat(r.state()).isEqualTo(State.WARN);
        });
        assertThat(rows.getFirst().whenFull()).isEqualTo("wait, keep latest");
        assertThat(rows.getLast().whenFull()).isEqualTo("—");
    }
}
