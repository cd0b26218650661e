package fathom.view.buses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.bus.BusEvent;
import fathom.bus.BusStats;
import fathom.bus.Topic;
import fathom.view.BusSamples.Situation;
import fathom.view.BusSamples;
import fathom.view.Frame;
import fathom.view.buses.BusFacts.Fact;
import fathom.view.buses.Flow.Edge;
import fathom.view.buses.Flow.End;
import fathom.view.piece.Metric;
import fathom.view.piece.State;
import fathom.watch.Buses;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the view makes of a group of four. */
class BusGroupTest {
    private static final int MARKET = 0, LOGIC = 1, NEURAL = 2, PRIMARY = 3;

    private static Frame well, down, full;

    @BeforeAll
    static void frames() {
        well = BusSamples.frame(120, Situation.WELL);
        down = BusSamples.frame(120, Situation.DOWN);
        full = BusSamples.frame(120, Situation.FULL);
    }

    private static End end(List<End> ends, String name) {
        return ends.stream().filter(e -> e.name().equals(name)).findFirst().orElseThrow();
    }

    private static BusLook look(Frame frame, String name) {
        return BusLook.of(frame.state()).stream().filter(b -> b.name().equals(name)).findFirst().orElseThrow();
    }

    private static String fact(List<Fact> facts, String name) {
        return facts.stream().filter(f -> f.name().equals(name)).map(f -> f.value().text()).findFirst().orElseThrow();
    }

    @Test
    void whatHasNoHomeElsewhereComesLast() {
        assertThat(BusLook.of(well.state())).extracting(BusLook::name).containsExactly("MarketData", "EngineLogic", "NeuralGpu", "Primary");
        assertThat(look(well, "MarketData").place()).isEqualTo("redis 6380");
        assertThat(look(well, "MarketData").address()).isEqualTo("127.0.0.1:6380");
    }

    @Test
    void everySourceLeadsToItsBusAndTheSumIsWhatWasPublished() {
        Flow flow = Flow.of(well);
        assertThat(flow.hubs()).extracting(Flow.Hub::state).containsOnly(State.OK);
        assertThat(end(flow.sources(), "Binance").edges()).extracting(Edge::hub).containsExactly(MARKET);
        assertThat(end(flow.sources(), "Risk reports").edges()).extracting(Edge::hub).containsExactly(PRIMARY);
        assertThat(flow.sources().stream().mapToDouble(End::rate).sum()).isCloseTo(well.publishedPerSecond(), within(200.0));
        assertThat(flow.sources()).extracting(e -> e.edges().getFirst().hub()).isSorted();
    }

    @Test
    void aReaderIsJoinedToEveryBusThatReachesIt() {
        Flow flow = Flow.of(well);
        assertThat(end(flow.readers(), "WebSocket").edges()).extracting(Edge::hub).containsExactly(MARKET, LOGIC, NEURAL);
        assertThat(end(flow.readers(), "Portfolio").edges()).extracting(Edge::hub).containsExactly(PRIMARY);
        assertThat(end(flow.readers(), "THGNN").state()).isEqualTo(State.WARN);
    }

    @Test
    void aLostBusIsDeadAndItsTrafficFlowsOverTheOthers() {
        Flow flow = Flow.of(down);
        assertThat(flow.hubs().get(MARKET).state()).isEqualTo(State.BAD);
        assertThat(flow.hubs().get(MARKET).facts()).startsWith("down", "0 msg/s");
        End binance = end(flow.sources(), "Binance");
        assertThat(binance.edges()).extracting(Edge::hub).as("the old way stays, with nothing on it").containsExactly(MARKET, LOGIC, NEURAL);
        assertThat(binance.edges().getFirst().rate()).isZero();
        assertThat(binance.rate()).isCloseTo(end(Flow.of(well).sources(), "Binance").rate(), within(20.0));
        assertThat(names(flow.sources())).as("nodes never move").isEqualTo(names(Flow.of(well).sources()));
        assertThat(names(flow.readers())).isEqualTo(names(Flow.of(well).readers()));
    }

    private static List<String> names(List<End> ends) {
        return ends.stream().map(End::name).toList();
    }

    @Test
    void aTileSaysHowTheBusIsAndWhy() {
        Metric lost = BusTiles.metric(down, look(down, "MarketData")), fine = BusTiles.metric(down, look(down, "Primary"));
        assertThat(lost.state()).isEqualTo(State.BAD);
        assertThat(lost.subject().how()).isEqualTo("down");
        assertThat(lost.fact().text()).isEqualTo("does not answer, 0 lost");
        assertThat(lost.beside().text()).isEqualTo("p99 —");
        assertThat(fine.state()).isEqualTo(State.OK);
        assertThat(fine.fact().text()).matches("\\d+ wait, backlog \\d+, 0 lost");
        assertThat(BusTiles.metric(full, look(full, "NeuralGpu")).fact().text()).isEqualTo("memory of the server is full, 8,160 lost");
        assertThat(lost.spoken()).contains("down").doesNotContain("bad");
    }

    /** What cannot be said is a dash and the reason, never 0. */
    @Test
    void factsThatAreAbsentSayWhy() {
        BusStats lost = look(down, "MarketData").bus();
        assertThat(fact(BusFacts.traffic(down, lost), "backlog")).isEqualTo("— the server is down");
        assertThat(fact(BusFacts.server(down, lost), "memory")).isEqualTo("— the server is down");
        assertThat(fact(BusFacts.server(down, lost), "p99.9")).isEqualTo("— nothing came in 10 s");
        assertThat(fact(BusFacts.traffic(down, lost), "pending")).isEqualTo("0 entries");
    }

    @Test
    void factsTellEverythingOfABus() {
        BusStats bus = look(full, "NeuralGpu").bus();
        var traffic = BusFacts.traffic(full, bus);
        var server = BusFacts.server(full, bus);
        assertThat(traffic).extracting(Fact::name)
                .containsExactly("published", "delivered", "to be sent", "backlog", "pending", "lost", "shed", "trimmed", "reclaimed", "left out");
        assertThat(server).extracting(Fact::name)
                .containsExactly("p50", "p99", "p99.9", "longest", "ping p99", "bytes out", "bytes in", "memory", "clients", "weight");
        assertThat(fact(traffic, "shed")).isEqualTo("8,160");
        assertThat(fact(traffic, "backlog")).isEqualTo("3,120 entries");
        assertThat(fact(server, "memory")).isEqualTo("256 MiB");
        assertThat(fact(server, "bytes out")).endsWith(" MB/s").isNotEqualTo("0.00 MB/s");
    }

    @Test
    void theSameTopicOnTwoBusesStandsTogetherTheLivingFirst() {
        var rows = TopicTable.rows(down);
        Topic topic = Topic.of("market_data.book.BINANCE.BTC-USDT");
        int first = rows.indexOf(rows.stream().filter(r -> r.stats().topic() == topic).findFirst().orElseThrow());
        assertThat(rows.get(first).bus()).isIn("EngineLogic", "NeuralGpu");
        assertThat(rows.get(first).rate()).isPositive();
        assertThat(rows.get(first + 1).stats().topic()).isSameAs(topic);
        assertThat(rows.get(first + 1).bus()).isEqualTo("MarketData");
        assertThat(rows.get(first + 1).rate()).isZero();
    }

    @Test
    void aPartOfANameBecomesThePatternOfWhatContainsIt() {
        var topics = List.of(Topic.of("market_data.book.BINANCE.BTC-USDT"), Topic.of("risk.report.growth"));
        assertThat(TopicTable.asPattern("btc", topics)).isEqualTo("*BTC*");
        assertThat(TopicTable.asPattern("risk.", topics)).isEqualTo("*risk.*");
        assertThat(TopicTable.asPattern("market_data.*.BTC*", topics)).isEqualTo("market_data.*.BTC*");
        assertThat(TopicTable.asPattern("nowhere", topics)).isEqualTo("*nowhere*");
    }

    @Test
    void failoversAreToldLatestFirst() {
        assertThat(Buses.events(down.state())).extracting(BusEvent::kind).startsWith(BusEvent.Kind.MOVED, BusEvent.Kind.LOST, BusEvent.Kind.RETURNED);
        assertThat(FailoverTable.hint(down).text()).isEqualTo("1 of 4 away from home");
        assertThat(FailoverTable.hint(well).text()).startsWith("all buses home since 14:17:43");
    }
}
