package fathom.bus.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import fathom.bus.BusEvent;
import fathom.bus.BusStats;
import fathom.bus.Interest;
import fathom.bus.MessageType;
import fathom.bus.Overflow;
import fathom.bus.Priority;
import fathom.bus.TopicPattern;
import fathom.bus.Workers;
import fathom.bus.codec.Encoding;
import io.lettuce.core.AclSetuserArgs;
import io.lettuce.core.KillArgs;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.protocol.CommandType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What goes wrong is one state and one sentence on screen, costs no thread and no memory without end, and is over when its reason is. */
@Order(1)
class TroubleTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int MOST = 2_000_000;
    /** Of no other test's bus: the threads that are ours start with it. */
    private static final String NAME = "Trouble";
    private static final String NORMAL = new StreamKeys(NAME).everyone(Priority.NORMAL);

    private final List<AutoCloseable> open = new ArrayList<>();
    private final Ledger ledger = new Ledger(MOST);

    @AfterEach
    void noThreadIsLeft() throws Exception {
        for (AutoCloseable c : open.reversed()) c.close();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet().stream().map(Thread::getName)
                .filter(name -> name.startsWith(NAME + "/"))).isEmpty());
    }

    private <C extends AutoCloseable> C opened(C closeable) {
        open.add(closeable);
        return closeable;
    }

    private RedisServer server(RedisServer.Settings settings) throws RedisException {
        return opened(RedisServer.start(settings.withLines(TestUsers.LINES)));
    }

    private RedisBus bus(String address) throws RedisException {
        return bus(address, RedisBusSettings.STANDARD);
    }

    private RedisBus bus(String address, RedisBusSettings settings) throws RedisException {
        var server = new RedisBus.Server(RedisConnectors.of(RedisAddress.parse(address)), null, Encoding.MSGPACK);
        return opened(RedisBus.open(NAME, Routing.single(NAME), List.of(server), Buses.TYPES, settings));
    }

    private static String as(String user, String password, RedisServer server) {
        return "redis://" + user + ':' + password.replace(" ", "%20") + "@127.0.0.1:" + server.port();
    }

    private static String asBus(RedisServer server) {
        return as(TestUsers.BUS.user(), TestUsers.BUS.password(), server);
    }

    /** What the bus's user may not do. */
    private RedisCommands<String, byte[]> asAdmin(RedisServer server) throws RedisException {
        var connector = opened(RedisConnectors.of(RedisAddress.parse(as(TestUsers.ADMIN.user(), TestUsers.ADMIN.password(), server))));
        return connector.open("admin", "").connection().sync();
    }

    private static BusStats primary(RedisBus bus) {
        return bus.stats().members().getFirst();
    }

    private static void awaitUp(RedisBus... buses) {
        for (RedisBus bus : buses) await().atMost(PATIENCE).until(() -> primary(bus).state() == BusStats.State.UP);
    }

    private static void pass(long nanos) {
        long end = System.nanoTime() + nanos;
        await().atMost(PATIENCE).until(() -> System.nanoTime() - end > 0);
    }

    private void subscribe(RedisBus bus) {
        bus.subscribe("reader", List.of(Interest.lossless("trouble.*")), ledger::see);
    }

    private void requireAllOnceAndInOrder(Source source, RedisBus reader) throws InterruptedException {
        int messages = source.stop();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(ledger.size()).as("%s", primary(reader).wire()).isEqualTo(messages));
        ledger.requireOnceAndInOrder("");
        assertThat(primary(reader).wire().faults().lost()).isZero();
    }

    @Test
    void aWrongPasswordIsOneSentenceThatDoesNotRepeatIt() throws Exception {
        RedisServer server = server(RedisServer.Settings.of(NAME));
        String wrong = "not-the-password";
        assertThatThrownBy(() -> bus(as(TestUsers.BUS.user(), wrong, server))).isInstanceOf(RedisException.class)
                .hasMessageEndingWith("does not accept the user or the password").hasMessageNotContaining(wrong).hasMessageNotContaining("\n");
    }

    @Test
    void aUserWithoutTheRightsIsOneSentence() throws Exception {
        RedisServer server = server(RedisServer.Settings.of(NAME));
        asAdmin(server).aclSetuser("guest", AclSetuserArgs.Builder.on().addPassword("word").keyPattern("other:*").allCommands());
        assertThatThrownBy(() -> bus(as("guest", "word", server))).isInstanceOf(RedisException.class).hasMessageEndingWith("does not let this user do what is needed");
    }

    @Test
    void rightsThatAreTakenAwayAreToldAndWaitedFor() throws Exception {
        RedisServer server = server(RedisServer.Settings.of(NAME));
        var admin = asAdmin(server);
        RedisBus reader = bus(asBus(server)), writer = bus(asBus(server));
        subscribe(reader);
        var source = new Source(writer, MessageType.RISK_METRIC, "trouble.");
        source.awaitMore(1_000);
        admin.aclSetuser(TestUsers.BUS.user(), AclSetuserArgs.Builder.removeCommand(CommandType.XADD));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(primary(writer).why()).isEqualTo("refuses messages: it does not let this user do what is needed"));
        assertThat(primary(writer).state()).isEqualTo(BusStats.State.DEGRADED);
        source.awaitMore(1_000);
        admin.aclSetuser(TestUsers.BUS.user(), AclSetuserArgs.Builder.addCommand(CommandType.XADD));
        awaitUp(reader, writer);
        source.awaitMore(1_000);
        requireAllOnceAndInOrder(source, reader);
    }

    @Test
    void somethingElseAtTheKeyOfAStreamIsToldAndWaitedFor() throws Exception {
        RedisServer server = server(RedisServer.Settings.of(NAME));
        var admin = asAdmin(server);
        RedisBus reader = bus(asBus(server)), writer = bus(asBus(server));
        subscribe(reader);
        var source = new Source(writer, MessageType.RISK_METRIC, "trouble.");
        source.awaitMore(1_000);
        admin.set(NORMAL, new byte[] {1});
        String sentence = "has something else than a stream where this bus has its streams";
        for (RedisBus bus : List.of(reader, writer)) await().atMost(PATIENCE).untilAsserted(() -> assertThat(primary(bus).why()).contains(sentence));
        long connections = connections(admin);
        pass(Duration.ofSeconds(2).toNanos());
        assertThat(connections(admin) - connections).as("opened meanwhile by two buses in two seconds").isLessThan(60);
        admin.del(NORMAL);
        awaitUp(reader, writer);
        source.awaitMore(1_000);
        // Whoever put it there took away what had not been read yet: that is lost, and counted.
        int messages = source.stop();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(ledger.size() + primary(reader).wire().faults().lost()).as("%s", primary(reader).wire()).isEqualTo(messages));
        ledger.requireOnceAndInOrder("");
    }

    private static long connections(RedisCommands<String, byte[]> admin) {
        return admin.info("stats").lines().filter(l -> l.startsWith("total_connections_received:")).mapToLong(l -> Long.parseLong(l.split(":")[1].strip())).findFirst().orElseThrow();
    }

    @Test
    void aFullMemoryUnderLoadLosesNothing() throws Exception {
        RedisServer server = server(RedisServer.Settings.of(NAME).withMaxMemory(4 << 20));
        var admin = asAdmin(server);
        var settings = RedisBusSettings.STANDARD.withPack(1).withQueueBytes(1 << 20).withKeepEntries(1_000_000); // so that what was read fills the memory
        RedisBus reader = bus(asBus(server), settings), writer = bus(asBus(server), settings);
        subscribe(reader);
        var source = new Source(writer, MessageType.RISK_METRIC, "trouble.");
        for (String more : List.of("5mb", "0")) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(primary(writer).why()).isEqualTo("refuses messages: it is full: its memory has reached maxmemory"));
            pass(2 * Gate.PATIENCE);
            admin.configSet("maxmemory", more);
        }
        awaitUp(reader, writer);
        requireAllOnceAndInOrder(source, reader);
    }

    /** The handler stands still while its server is killed, and its traffic goes to another one and comes back. */
    @Test
    void aHandlerThatStandsStillHoldsUpNothingElseAndMissesNothing() throws Exception {
        var go = new CountDownLatch(1);
        Buses buses = opened(Buses.start(Routing.DUAL, false));
        RedisBus reader = buses.bus(), writer = buses.bus();
        reader.subscribe("slow", List.of(new Interest(new TopicPattern("trouble.*"), Overflow.WAIT, 64)), m -> {
            go.await();
            ledger.see(m);
        });
        var source = new Source(writer, MessageType.MARKET_DATA, "trouble.");
        source.awaitMore(2_000);
        buses.server("MarketData").kill();
        for (RedisBus bus : List.of(reader, writer)) await().atMost(PATIENCE).until(() -> bus.stats().members().getFirst().state() == BusStats.State.DOWN);
        source.awaitMore(20_000); // more than may be held at a gate
        buses.server("MarketData").restart();
        awaitUp(reader, writer);
        source.awaitMore(20_000);
        pass(2 * Gate.PATIENCE);
        go.countDown();
        requireAllOnceAndInOrder(source, reader);
        assertThat(reader.stats().members()).allSatisfy(m -> assertThat(m.wire().faults().lost()).isZero());
    }

    @Test
    void aServerThatDoesNotAnswerMakesThePublisherWait() throws Exception {
        Buses buses = opened(Buses.start(RedisServer.Settings.of(NAME)));
        long bound = 256 << 10, one = 1_000;
        var settings = RedisBusSettings.STANDARD.withQueueBytes(bound);
        RedisBus reader = buses.bus(settings), writer = buses.bus(settings);
        subscribe(reader);
        var source = new Source(writer, MessageType.RISK_METRIC, "trouble.");
        source.awaitMore(1_000);
        Signals.freeze(buses.server(NAME));
        Outbox outbox = writer.member(NAME).writer().outbox();
        await().atMost(PATIENCE).until(() -> outbox.bytes() >= bound);
        int stoppedAt = source.next.get();
        long end = System.nanoTime() + Duration.ofSeconds(1).toNanos();
        await().atMost(PATIENCE).until(() -> {
            assertThat(outbox.bytes()).isLessThan(bound + one);
            return System.nanoTime() > end;
        });
        assertThat(source.next.get()).isEqualTo(stoppedAt);
        Signals.thaw(buses.server(NAME));
        awaitUp(reader, writer);
        source.awaitMore(1_000);
        requireAllOnceAndInOrder(source, reader);
    }

    @Test
    void connectionsThatAreCutUnderLoadAreOpenedAgain() throws Exception {
        RedisServer server = server(RedisServer.Settings.of(NAME));
        var admin = asAdmin(server);
        var settings = RedisBusSettings.STANDARD.withReclaimAfter(Duration.ofSeconds(1));
        RedisBus reader = bus(asBus(server), settings), writer = bus(asBus(server), settings);
        subscribe(reader);
        var work = new Ledger(MOST);
        reader.share("workers", List.of(Interest.lossless("work.*")), new Workers(1, 1), work::see);
        var source = new Source(writer, MessageType.RISK_METRIC, "trouble.");
        var job = new Source(writer, MessageType.GPU_COMPUTATION, "work.");
        for (int round = 0; round < 5; round++) {
            source.awaitMore(3_000);
            assertThat(admin.clientKill(KillArgs.Builder.skipme())).isPositive();
        }
        source.awaitMore(3_000);
        int jobs = job.stop();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(work.size()).isEqualTo(jobs));
        work.requireOnce("work");
        requireAllOnceAndInOrder(source, reader);
        assertThat(reader.stats().events()).noneMatch(e -> e.kind() == BusEvent.Kind.LOST && e.what().contains("does not answer"));
    }

    @Test
    void aLateAnswerIsNoLossWhileOthersCome() throws Exception {
        RedisServer server = server(RedisServer.Settings.of(NAME));
        SlowDoor door = opened(new SlowDoor(server.port(), "Trouble-health"));
        RedisBus reader = bus(asBus(server)), writer = bus(asBus(server).replaceFirst("\\d+$", Integer.toString(door.port())));
        subscribe(reader);
        var source = new Source(writer, MessageType.RISK_METRIC, "trouble.");
        source.awaitMore(1_000);
        door.delay(Duration.ofMillis(1_500).toNanos());
        source.awaitMore(30_000);
        assertThat(primary(writer).state()).isEqualTo(BusStats.State.UP);
        assertThat(writer.stats().events()).noneMatch(e -> e.kind() == BusEvent.Kind.LOST);
        requireAllOnceAndInOrder(source, reader);
    }
}
