package fathom.server;

import static fathom.watch.Platforms.NOW;
import static fathom.watch.Platforms.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import fathom.bus.BusStats;
import fathom.bus.BusesState;
import fathom.desk.DeskState;
import fathom.engine.EngineStatus;
import fathom.engine.EnginesState;
import fathom.market.FeedStatus;
import fathom.market.MarketState;
import fathom.state.PlatformState;
import fathom.watch.DeskVerdict.Word;
import fathom.watch.DeskVerdict;
import fathom.watch.Platforms;
import fathom.watch.Rules;
import fathom.watch.Sentry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HealthTest {
    private static PlatformState judged(PlatformState state) {
        var sentry = new Sentry(Rules.STANDARD, Sentry.Listener.NONE);
        sentry.look(state);
        return sentry.judged(state);
    }

    private static JsonNode health(PlatformState state) {
        return JsonMapper.shared().valueToTree(Health.told(judged(state), Map.of()));
    }

    private static PlatformState feed(FeedStatus.State state) {
        return Platforms.calm(NOW).with(MarketState.of(Platforms.calm(NOW)).withFeed(Platforms.feed(state, NOW)));
    }

    private static BusStats bus(String name, BusStats.State state, BusStats... members) {
        return new BusStats(name, "there", state, state == BusStats.State.UP ? "" : "does not answer; traffic moved", 0, List.of(), List.of(), null, List.of(members), List.of());
    }

    /** What may be wrong with a platform, and the word of the screen for it. */
    private static Map<PlatformState, Word> states() {
        PlatformState calm = Platforms.calm(NOW);
        var states = new LinkedHashMap<PlatformState, Word>();
        states.put(calm, Word.ALL_RIGHT);
        states.put(Platforms.with(calm, Platforms.risk(30_000_000)), Word.WATCH);
        states.put(Platforms.with(calm, Platforms.risk(5 * SECOND)), Word.ACT);
        states.put(Platforms.with(calm, Platforms.risk(EngineStatus.State.FAILED, "out of memory")), Word.ACT);
        states.put(Platforms.with(calm, Platforms.risk(EngineStatus.State.STOPPED, "stopped on request")), Word.WATCH);
        states.put(calm.with(DeskState.EMPTY.withTickToMark(Platforms.latency(285_000_000))), Word.ACT);
        states.put(feed(FeedStatus.State.FAILED), Word.BLIND);
        states.put(feed(FeedStatus.State.ENDED), Word.WATCH);
        states.put(calm.asOf(NOW + 10 * SECOND), Word.BLIND);
        states.put(calm.with(new BusesState(List.of(bus("Primary", BusStats.State.DOWN)))), Word.ACT);
        states.put(calm.with(new BusesState(List.of(bus("Redis", BusStats.State.UP, bus("Primary", BusStats.State.DOWN), bus("Other", BusStats.State.UP))))), Word.ACT);
        return states;
    }

    @Test
    void theScreenAndHealthSayTheSame() {
        states().forEach((state, word) -> {
            DeskVerdict verdict = DeskVerdict.of(judged(state));
            JsonNode health = health(state);
            assertThat(verdict.word()).as("%s", verdict.conditions()).isEqualTo(word);
            assertThat(health.get("verdict").stringValue()).isEqualTo(word.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            assertThat(health.get("status").stringValue().equals("healthy")).as("%s", health).isEqualTo(word == Word.ALL_RIGHT);
            assertThat(health.get("conditions").valueStream().map(c -> c.get("what").stringValue())).as("what the Overview lists").containsExactlyElementsOf(
                    verdict.conditions().stream().map(c -> c.title()).toList());
        });
    }

    @Test
    void anEngineFiveSecondsLateIsNotHealthy() {
        JsonNode health = health(Platforms.with(Platforms.calm(NOW), Platforms.risk(5 * SECOND)));
        assertThat(health.get("status").stringValue()).isEqualTo("unhealthy");
        assertThat(health.get("reasons").get(0).stringValue()).isEqualTo("engine risk is late: p99 5.00 s, limit 50.0 ms");
        assertThat(health.get("engines").get(0).get("health").stringValue()).isEqualTo("late");
        assertThat(health.get("conditions").get(0).get("level").stringValue()).isEqualTo("breach");
    }

    @Test
    void aMemberOfAGroupMayBeLostWhileTheOthersCarry() {
        BusStats lost = bus("Primary", BusStats.State.DOWN);
        assertThat(health(Platforms.calm(NOW).with(new BusesState(List.of(bus("Redis", BusStats.State.DEGRADED, lost, bus("Other", BusStats.State.UP)))))).get("status").stringValue()).isEqualTo("degraded");
        assertThat(health(Platforms.calm(NOW).with(new BusesState(List.of(bus("Redis", BusStats.State.DOWN, lost))))).get("status").stringValue()).isEqualTo("unhealthy");
    }

    @Test
    void aProcessWithoutAFeedIsNotBlind() {
        var calm = Platforms.calm(NOW);
        var alone = PlatformState.of(NOW, Platforms.START, "", List.of(EnginesState.of(calm), BusesState.of(calm)));
        assertThat(health(alone).get("status").stringValue()).isEqualTo("healthy");
    }
}
