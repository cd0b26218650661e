package fathom.bus.redis;

import static org.awaitility.Awaitility.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ch.qos.logback.classic.Level;
import fathom.bus.MessageType;
import fathom.bus.Priority;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Whatever servers come and go, each lane is with one that carries as long as there is one, at home when that one does, and in its order. */
class RouterTest {
    private static final int SEEDS = 100, STEPS = 60;
    private static final MessageType[] TYPES = MessageType.values();

    @AutoClose
    private final Offline offline = new Offline();
    private final List<Member> members = Routing.FOUR.homes().stream().map(h -> offline.member(h.bus())).toList();
    private final Router router = new Router(members, Routing.FOUR, offline.events);
    private final Map<Lane, List<Integer>> published = new HashMap<>();

    /** Thousands of moves need not be told. */
    @BeforeAll
    static void quiet() {
        log(Level.OFF);
    }

    @AfterAll
    static void loud() {
        log(null);
    }

    private static void log(Level level) {
        // another class may be the first to log, at this moment
        ((ch.qos.logback.classic.Logger) await().until(() -> LoggerFactory.getLogger(EventHistory.class), ch.qos.logback.classic.Logger.class::isInstance)).setLevel(level);
    }

    /** As a publisher does it. */
    private void publish(MessageType type) {
        Lane lane = router.lane(type, Priority.NORMAL);
        var numbers = published.computeIfAbsent(lane, l -> new ArrayList<>());
        synchronized (lane) {
            int number = numbers.size();
            numbers.add(number);
            router.carrier(lane).writer().outbox().add(new Outgoing(lane, false, null, ByteBuffer.allocate(Integer.BYTES).putInt(number).array()));
        }
    }

    private void lose(Member member) {
        boolean carried = member.carries();
        Offline.carries(member, false);
        if (carried) router.moveAway(member, "lost", System.nanoTime());
    }

    private void regain(Member member) {
        boolean carried = member.carries();
        Offline.carries(member, true);
        if (!carried) router.bringHome(member, System.nanoTime());
    }

    private void requireLanesWhereTheyBelong(String context) {
        boolean any = members.stream().anyMatch(Member::carries);
        for (MessageType t : TYPES) {
            Lane lane = router.lane(t, Priority.NORMAL);
            if (any) assertThat(router.carrier(lane).carries()).as("%s: %s", context, t).isTrue();
            if (members.get(lane.home).carries()) assertThat(lane.carrier).as("%s: %s", context, t).isEqualTo(lane.home);
        }
    }

    /** All of a lane with the member that carries it. */
    private void requireAllInOrder(String context) {
        var found = new HashMap<Lane, List<Integer>>();
        for (Member m : members) {
            var waiting = new ArrayList<Outgoing>();
            m.writer().outbox().drain(waiting);
            for (Outgoing o : waiting) {
                assertThat(router.carrier(o.lane())).as(context).isSameAs(m);
                found.computeIfAbsent(o.lane(), l -> new ArrayList<>()).add(ByteBuffer.wrap(o.frame()).getInt());
            }
        }
        assertThat(found).as(context).isEqualTo(published);
        published.clear();
    }

    @Test
    void lanesFollowTheServersThatCarry() {
        members.forEach(m -> Offline.carries(m, true));
        router.start();
        for (int seed = 0; seed < SEEDS; seed++) {
            var random = new Random(seed);
            for (int step = 0; step < STEPS; step++) {
                for (int i = random.nextInt(5); i > 0; i--) publish(TYPES[random.nextInt(TYPES.length)]);
                Member member = members.get(random.nextInt(members.size()));
                if (random.nextBoolean()) lose(member);
                else regain(member);
                requireLanesWhereTheyBelong("seed " + seed + " step " + step);
            }
            requireAllInOrder("seed " + seed);
        }
    }

    @Test
    void whatAServerTookAndMayHaveLostGoesBeforeWhatWaits() {
        members.forEach(m -> Offline.carries(m, true));
        router.start();
        Member home = members.getFirst();
        for (int i = 0; i < 10; i++) publish(MessageType.MARKET_DATA);
        var sent = new ArrayList<Outgoing>();
        home.writer().outbox().take(4, Integer.MAX_VALUE, sent);
        var entry = new Entry("a", List.copyOf(sent));
        entry.taken(new StreamId(1, 0).toString());
        home.writer().outbox().done(entry.bytes);
        home.writer().retained().add(entry);
        lose(home);
        requireAllInOrder("resent");
    }

    @Test
    void serversThatDoNotComeUpAtFirstAreGoneAroundAndJoinLater() {
        members.subList(1, 4).forEach(m -> Offline.carries(m, true));
        publish(MessageType.MARKET_DATA);
        router.start();
        requireLanesWhereTheyBelong("without the first");
        publish(MessageType.MARKET_DATA);
        regain(members.getFirst());
        requireLanesWhereTheyBelong("with all");
        requireAllInOrder("all");
    }

    @Test
    void weightsAreSharesOfThoseThatCarry() {
        members.subList(0, 3).forEach(m -> Offline.carries(m, true));
        assertThat(router.weights()).containsExactly(1 / 3.0, 1 / 3.0, 1 / 3.0, 0);
        Probe probe = members.get(1).probe();
        probe.came(probe.next(1), 1_000_000_000L);
        double[] weights = router.weights();
        assertThat(weights[1]).as("a second each way is slow").isPositive().isLessThan(weights[0]);
        assertThat(weights[0] + weights[1] + weights[2]).isEqualTo(1, within(1e-9));
    }
}
