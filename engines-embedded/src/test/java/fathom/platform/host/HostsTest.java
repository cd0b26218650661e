package fathom.platform.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import fathom.bus.InboxCounts;
import fathom.bus.InboxDelays;
import fathom.bus.InboxStats;
import fathom.bus.MessageType;
import fathom.bus.local.LocalBus;
import fathom.engine.EngineId;
import fathom.engine.EngineStatus;
import fathom.measure.Clock;
import fathom.measure.Latency;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HostsTest {
    private final LocalBus bus = new LocalBus("Test");
    private final List<String> news = new CopyOnWriteArrayList<>();
    private final List<String> doubts = new CopyOnWriteArrayList<>();
    private final Hosts hosts = new Hosts(bus, new Hosts.Listener() {
        @Override
        public void arrived(HostReport report) {
            news.add("arrived " + report.id().process());
        }

        @Override
        public void gone(HostReport last) {
            news.add((last.leaving() ? "left " : "vanished ") + last.id().process());
        }

        @Override
        public void doubted(String sender, String why) {
            doubts.add(sender + " " + why);
        }
    });

    @AfterEach
    void close() {
        hosts.close();
        bus.close();
    }

    private static HostReport report(String process, boolean leaving) {
        return new HostReport(new HostId(process, "desk", 7, 1), Clock.SYSTEM.now(), leaving, List.of(), null);
    }

    private void say(HostReport report) {
        bus.publisher("test").publish(HostReport.TOPICS.topic(report.id().process()), MessageType.ENGINE_HEALTH, report, report.sentAt());
    }

    private void awaitNews(String... wanted) {
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(news).containsExactly(wanted));
    }

    private List<String> present() {
        return hosts.present().stream().map(r -> r.id().process()).toList();
    }

    @Test
    void whoSpeaksIsThereAndWhoSaidGoodbyeIsNot() {
        say(report("b", false));
        say(report("a", false));
        awaitNews("arrived b", "arrived a");
        assertThat(present()).containsExactly("a", "b");
        say(report("b", true));
        awaitNews("arrived b", "arrived a", "left b");
        assertThat(present()).containsExactly("a");
        say(report("b", false));
        say(report("c", false));
        awaitNews("arrived b", "arrived a", "left b", "arrived c");
        assertThat(present()).as("what was overtaken by the goodbye brings nobody back").containsExactly("a", "c");
    }

    @Test
    void whoFallsSilentIsGoneAfterThreeSecondsAndIsWelcomeBack() {
        say(report("a", false));
        awaitNews("arrived a");
        long silentSince = System.nanoTime();
        awaitNews("arrived a", "vanished a");
        assertThat(System.nanoTime() - silentSince).isGreaterThan(Hosts.PATIENCE - 500_000_000L);
        assertThat(present()).isEmpty();
        say(report("a", false));
        awaitNews("arrived a", "vanished a", "arrived a");
        assertThat(present()).containsExactly("a");
    }

    /** Where other processes look for a report of one, there is none of another. */
    @Test
    void aProcessIsHeardOnItsOwnTopicOnly() {
        HostReport ghost = report("ghost", false);
        bus.publisher("test").publish(HostReport.TOPICS.topic("a"), MessageType.ENGINE_HEALTH, ghost, 1);
        say(report("a", false));
        awaitNews("arrived a");
        assertThat(present()).containsExactly("a");
    }

    @Test
    void whatEveryProcessKnowsOfItselfIsThere() {
        for (String wrong : List.of("", "a b", "a*", "x".repeat(129), "a\nb")) {
            assertThatThrownBy(() -> new HostId(wrong, "desk", 1, 1)).as("'%s'", wrong).isInstanceOf(IllegalArgumentException.class);
        }
        for (String wrong : List.of("", " ", "x".repeat(256), "desk\u001b[31m", "a\nb", "\u202Eksed")) {
            assertThatThrownBy(() -> new HostId("a", wrong, 1, 1)).as("'%s'", wrong).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(new HostId("a", "Büro 1", 1, 1).label()).isEqualTo("Büro 1 pid 1");
        assertThatThrownBy(() -> new HostReport(null, 1, false, List.of(), null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EngineStatus(null, EngineStatus.State.RUNNING, 1, "", "", 0, null)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("how it is");
        assertThatThrownBy(() -> new MarketReport(null, List.of(), List.of(), null, null, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThat(HostId.create().host()).isNotBlank();
    }

    @Test
    void aForeignPayloadIsAFailureOfThatMessageOnly() {
        bus.publisher("test").publish(HostReport.TOPICS.topic("x"), MessageType.ENGINE_HEALTH, "rubbish", 1);
        say(report("a", false));
        awaitNews("arrived a");
        assertThat(present()).containsExactly("a");
    }

    @Test
    void whatCannotBeSoIsNotBelievedAndNamesItsSender() {
        long now = Clock.SYSTEM.now(), day = 86_400_000_000_000L;
        var late = new HostReport(new HostId("late", "desk", 7, now + day), now + day, false, List.of(), null);
        var counts = new InboxCounts(4_600_000_000_000_000_000L, 1, 0, 0, 0, 0, 0);
        var inbox = new InboxStats("risk", counts, 0, new InboxDelays(Latency.NONE, Latency.NONE));
        var many = new HostReport(new HostId("many", "desk", 8, 1), now, false, List.of(new EngineStatus(EngineId.RISK, EngineStatus.State.RUNNING, 2, "", "", 0, inbox)), null);
        HostReport other = report("other", false);
        say(late);
        say(many);
        bus.publisher("test").publish(HostReport.TOPICS.topic("b"), MessageType.ENGINE_HEALTH, other, other.sentAt());
        say(report("a", false));
        awaitNews("arrived a");
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(doubts).containsExactlyInAnyOrder("desk pid 7 (late) comes from the future",
                "desk pid 8 (many) the counts of Risk cannot be", "desk pid 7 (other) speaks for another process"));
        say(late);
        say(report("c", false));
        awaitNews("arrived a", "arrived c");
        assertThat(doubts).as("told once of each").hasSize(3);
        assertThat(hosts.doubts()).containsEntry("desk pid 7 (late)", "comes from the future").hasSize(3);
        assertThat(present()).containsExactly("a", "c");
    }
}
