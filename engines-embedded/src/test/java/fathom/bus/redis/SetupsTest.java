package fathom.bus.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import fathom.bus.BusStats;
import fathom.bus.Interest;
import fathom.bus.MessageType;
import fathom.bus.codec.Encoding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bus over every kind of server that an address can name, with one of them killed under load: everything arrives, once and in order. */
@Order(2)
class SetupsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MOST = 2_000_000;
    private static final List<MessageType> ONE_OF_EACH_HOME = List.of(MessageType.MARKET_DATA, MessageType.ML_PREDICTION, MessageType.BACKTEST_PROGRESS, MessageType.RISK_METRIC);

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable c : open.reversed()) c.close();
    }

    private <C extends AutoCloseable> C opened(C closeable) {
        open.add(closeable);
        return closeable;
    }

    private RedisServer server(RedisServer.Settings settings) throws RedisException {
        return opened(RedisServer.start(settings));
    }

    /** The same address for each bus of the group. */
    private RedisBus bus(Routing routing, RedisAddress address) throws RedisException {
        var servers = Collections.nCopies(routing.homes().size(), address).stream().map(a -> new RedisBus.Server(RedisConnectors.of(a), null, Encoding.MSGPACK)).toList();
        return opened(RedisBus.open("Test", routing, servers, Buses.TYPES, RedisBusSettings.STANDARD));
    }

    private static void awaitState(RedisBus bus, String member, BusStats.State state) {
        await(member + " " + state).atMost(PATIENCE).until(() -> bus.member(member).state() == state);
    }

    private static Ledger ledger(RedisBus bus, String topics) {
        var ledger = new Ledger(MOST);
        bus.subscribe("reader of " + topics, List.of(Interest.lossless(topics)), ledger::see);
        return ledger;
    }

    private static void requireAllOnceAndInOrder(Source source, Ledger ledger, RedisBus reader) throws InterruptedException {
        int messages = source.stop();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(ledger.size()).as("%s", reader.stats().members()).isEqualTo(messages));
        ledger.requireOnceAndInOrder("");
        assertThat(reader.stats().members()).allSatisfy(m -> assertThat(m.wire().faults().lost()).as(m.name()).isZero());
    }

    /** A server that is killed and started again under load. */
    private void requireItSurvives(RedisServer server, RedisAddress address) throws Exception {
        RedisBus reader = bus(Routing.single("Primary"), address), writer = bus(Routing.single("Primary"), address);
        var ledger = ledger(reader, "setups.*");
        var source = new Source(writer, MessageType.RISK_METRIC, "setups.");
        source.awaitMore(5_000);
        server.kill();
        server.restart();
        source.awaitMore(5_000);
        requireAllOnceAndInOrder(source, ledger, reader);
    }

    @Test
    void tlsWithAnAuthorityOfOurOwn() throws Exception {
        RedisServer server = server(RedisServer.Settings.of("Primary").withTls(TestTls.get().server()));
        assertThat(server.uriForOthers()).startsWith("rediss://").contains("ca=");
        requireItSurvives(server, RedisAddress.parse(server.uriForOthers()));
    }

    @Test
    void aCertificateOfAnotherHostIsOneSentence() throws Exception {
        RedisServer server = server(RedisServer.Settings.of("Primary").withTls(TestTls.get().serverOfAnotherHost()));
        assertThatThrownBy(() -> bus(Routing.single("Primary"), server.uri())).isInstanceOf(RedisException.class)
                .hasMessageEndingWith("has a certificate of another host").hasMessageNotContaining("\n");
    }

    @Test
    void aUserOfTheServersListWithItsPassword() throws Exception {
        RedisServer server = server(RedisServer.Settings.of("Primary").withLines(TestUsers.LINES));
        requireItSurvives(server, RedisAddress.parse("redis://bus:password%20of%20the%20bus@127.0.0.1:" + server.port()));
    }

    @Test
    void sentinelsWhoseMasterIsKilled() throws Exception {
        TestSentinel desk = opened(TestSentinel.start());
        RedisBus reader = bus(Routing.single("Primary"), desk.uri()), writer = bus(Routing.single("Primary"), desk.uri());
        var ledger = ledger(reader, "setups.*");
        var source = new Source(writer, MessageType.RISK_METRIC, "setups.");
        source.awaitMore(5_000);
        desk.master().kill();
        awaitState(writer, "Primary", BusStats.State.DOWN);
        awaitState(writer, "Primary", BusStats.State.UP);
        awaitState(reader, "Primary", BusStats.State.UP);
        source.awaitMore(5_000);
        requireAllOnceAndInOrder(source, ledger, reader);
    }

    @ParameterizedTest(name = "TLS: {0}")
    @ValueSource(booleans = {false, true})
    void aClusterOneOfWhoseMastersIsKilled(boolean tls) throws Exception {
        TestCluster cluster = opened(TestCluster.goingOn(tls));
        RedisBus reader = bus(Routing.FOUR, cluster.uri()), writer = bus(Routing.FOUR, cluster.uri());
        var ledgers = ONE_OF_EACH_HOME.stream().map(t -> ledger(reader, "setups." + t + ".*")).toList();
        var sources = ONE_OF_EACH_HOME.stream().map(t -> new Source(writer, t, "setups." + t + '.')).toList();
        for (Source s : sources) s.awaitMore(2_000);
        RedisServer lost = cluster.masterOf(new StreamKeys("MarketData").any());
        lost.kill();
        for (RedisBus bus : List.of(reader, writer)) awaitState(bus, "MarketData", BusStats.State.DOWN);
        for (Source s : sources) s.awaitMore(2_000);
        assertThat(writer.stats().members().stream().filter(m -> m.state() == BusStats.State.UP)).as("those on other masters").isNotEmpty();
        assertThat(writer.stats().events()).anyMatch(e -> e.bus().equals("MarketData") && e.what().contains("moved to"));
        lost.restart();
        for (RedisBus bus : List.of(reader, writer)) for (var home : Routing.FOUR.homes()) awaitState(bus, home.bus(), BusStats.State.UP);
        for (Source s : sources) s.awaitMore(2_000);
        for (int i = 0; i < sources.size(); i++) requireAllOnceAndInOrder(sources.get(i), ledgers.get(i), reader);
    }
}
