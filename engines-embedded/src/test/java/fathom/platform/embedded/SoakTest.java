package fathom.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fathom.bus.BusStats;
import fathom.bus.BusesState;
import fathom.bus.InboxStats;
import fathom.bus.Interest;
import fathom.bus.Overflow;
import fathom.bus.TopicFamily;
import fathom.bus.Topics;
import fathom.desk.DeskState;
import fathom.engine.EngineStatus;
import fathom.engine.EnginesState;
import fathom.engine.JobCancel;
import fathom.engine.JobReport;
import fathom.engine.Question;
import fathom.market.MarketState;
import fathom.platform.Catalogue;
import fathom.platform.Command.PauseFeed;
import fathom.platform.Performed;
import fathom.platform.host.HostReport;
import fathom.state.PlatformState;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Half a minute at a rate that makes every inbox conflate, and then the books must balance: nothing came from nowhere, nothing went without being counted. */
@Isolated("weighs the heap of the process")
class SoakTest {
    private static final int SECONDS = Integer.getInteger("fathom.soak.seconds", 30);
    private static final double RATE = 100_000;
    private static final long MIB = 1 << 20;
    /** What live data may still grow by once every window is full: ten minutes of returns are not, after half of one. */
    private static final long GROWTH = 64 * MIB;
    /** So many of the scheduled ticks must have come: a soak that idled proves nothing. */
    private static final double LEAST = 0.5;

    @TempDir
    private Path folder;

    @Test
    void afterHalfAMinuteAtAHighRateEveryMessageIsAccountedFor() {
        try (var platform = EmbeddedPlatform.start(new EmbeddedConfig("sim", 7, RATE, folder))) {
            Map<String, List<Interest>> interests = interests(platform.state());
            long settled = after(platform, Math.min(15, SECONDS / 4), platform.state().at());
            PlatformState before = platform.state();
            long heap = heap(), end = after(platform, SECONDS, before.startedAt());
            Performed.on(platform, new PauseFeed());
            await().atMost(Duration.ofSeconds(30)).until(() -> isQuiet(platform.bus().stats()));
            long grown = heap() - heap;
            PlatformState state = platform.state();
            BusStats bus = BusesState.of(state).buses().getFirst();
            assertThat(end).isGreaterThan(settled);

            assertThat(MarketState.of(state).feed().ticks()).isGreaterThan((long) (LEAST * RATE * SECONDS));
            assertThat(bus.inboxes()).extracting(InboxStats::name).containsExactlyInAnyOrderElementsOf(interests.keySet());
            // The process goes on saying how it is, about once a second: the accounts are looked at until nothing is said in between.
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> balance(platform.bus().stats(), interests));
            ordersAreAnswered(state, bus);
            assertThat(grown).as("live heap grew by MiB/2^20 between second 15 and the end").isLessThan(GROWTH);
        }
    }

    private static long after(EmbeddedPlatform platform, int seconds, long since) {
        Duration length = Duration.ofSeconds(seconds);
        await().pollInterval(Duration.ofMillis(100)).atMost(length.plusSeconds(30)).until(() -> platform.state().at() - since >= length.toNanos());
        return platform.state().at();
    }

    private static void balance(BusStats bus, Map<String, List<Interest>> interests) {
        bus.inboxes().forEach(i -> balances(i, interests.get(i.name()), bus));
        assertThat(bus.published()).isEqualTo(bus.topics().stream().mapToLong(BusStats.TopicStats::published).sum());
    }

    /** What came in is what was published on the topics that the inbox asked for, and all of it is handled, conflated or dropped. */
    private static void balances(InboxStats inbox, List<Interest> interests, BusStats bus) {
        assertThat(inbox.failed()).as(inbox.name() + ": failed").isZero();
        assertThat(inbox.waiting()).as(inbox.name() + ": waiting").isZero();
        assertThat(inbox.handled() + inbox.conflated() + inbox.dropped()).as(inbox.name() + ": handled, conflated and dropped").isEqualTo(inbox.accepted());
        long published = bus.topics().stream().filter(t -> interests.stream().anyMatch(i -> i.pattern().matches(t.topic()))).mapToLong(BusStats.TopicStats::published).sum();
        assertThat(inbox.accepted()).as(inbox.name() + ": accepted").isEqualTo(published);
        if (interests.stream().noneMatch(i -> i.overflow() == Overflow.KEEP_LATEST)) assertThat(inbox.conflated()).as(inbox.name() + ": conflated").isZero();
        if (interests.stream().noneMatch(i -> i.overflow() == Overflow.DROP_OLDEST)) assertThat(inbox.dropped()).as(inbox.name() + ": dropped").isZero();
    }

    private static void ordersAreAnswered(PlatformState state, BusStats bus) {
        long orders = published(bus, Topics.ORDERS), fills = published(bus, Topics.FILLS);
        assertThat(DeskState.of(state).arbitrage().ordersSent()).as("orders").isEqualTo(orders).isPositive();
        assertThat(DeskState.of(state).arbitrage().fillsBooked()).as("fills").isEqualTo(fills);
        assertThat(orders - fills).as("orders on their way when event time stopped").isBetween(0L, 20L);
    }

    private static long published(BusStats bus, TopicFamily<?> family) {
        return bus.topics().stream().filter(t -> family.pattern().matches(t.topic())).mapToLong(BusStats.TopicStats::published).sum();
    }

    private static boolean isQuiet(BusStats bus) {
        return bus.inboxes().stream().allMatch(i -> i.accepted() == i.handled() + i.conflated() + i.dropped());
    }

    private static long heap() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    /** Who asked for what: the engines say so themselves, the desk and the console are written down here once more. */
    private static Map<String, List<Interest>> interests(PlatformState state) {
        var all = new HashMap<String, List<Interest>>();
        for (EngineStatus e : EnginesState.of(state).engines()) {
            if (e.inbox() == null) continue;
            var engine = new ArrayList<>(List.of(Interest.lossless(Question.to(e.id()).name())));
            engine.addAll(e.contract().consumes());
            all.put(e.id().id(), engine);
        }
        all.put("desk", List.of(Interest.latest(Topics.BOOKS), Interest.lossless(Topics.ORDERS), Interest.lossless(Topics.FILLS), Interest.latest(Topics.RISK)));
        all.put("console answers", List.of(Interest.lossless("engine.answer.console.*")));
        all.put("hosts", List.of(Interest.latest(HostReport.TOPICS)));
        all.put("jobs", List.of(Interest.lossless(JobCancel.TOPICS)));
        all.put("jobs watch", List.of(Interest.lossless(JobReport.TOPICS)));
        all.put("console", Catalogue.STANDARD.topics().forScreen());
        return all;
    }
}
