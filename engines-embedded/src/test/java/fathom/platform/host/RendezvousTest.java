package fathom.platform.host;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.bus.Topic;
import fathom.engine.EngineId;
import fathom.engine.EngineStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class RendezvousTest {
    private static final long START = 1_000_000_000_000L;
    private static final List<Topic> TOPICS = IntStream.range(0, 400).mapToObj(i -> Topic.of("features.calculation.BINANCE.A" + i)).toList();

    /** Copies with the times of their starts. */
    private static Map<String, Rendezvous> copies(Map<String, Long> starts) {
        List<HostReport> reports = starts.entrySet().stream().map(e -> report(e.getKey(), e.getValue(), EngineStatus.State.RUNNING)).toList();
        var copies = new TreeMap<String, Rendezvous>();
        starts.keySet().forEach(p -> copies.put(p, new Rendezvous(EngineId.FEATURES, p, () -> reports)));
        return copies;
    }

    private static HostReport report(String process, long since, EngineStatus.State state) {
        return new HostReport(new HostId(process, "host", 1, since), since, false, List.of(new EngineStatus(EngineId.FEATURES, state, since, "", "", 0, null)), null);
    }

    private static List<String> owners(Map<String, Long> starts, Topic topic, long at) {
        var copies = copies(starts);
        return starts.keySet().stream().filter(p -> copies.get(p).isOurs(topic, starts.get(p), at)).toList();
    }

    @RepeatedTest(20)
    void atAnyTimeATopicIsExactlyOnesAndALossMovesOnlyTheTopicsOfTheLost(RepetitionInfo repetition) {
        long seed = 7_919L * repetition.getCurrentRepetition();
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        Map<String, Long> starts = new TreeMap<>();
        int n = random.nextInt(1, 6);
        for (int i = 0; i < n; i++) starts.put("desk-%d-%04x".formatted(i, random.nextInt(0x10000)), START + random.nextLong(5_000_000_000L));
        long at = START + random.nextLong(10_000_000_000L);
        String lost = List.copyOf(starts.keySet()).get(random.nextInt(n));
        Map<String, Long> left = new TreeMap<>(starts);
        left.remove(lost);
        for (Topic topic : TOPICS.subList(0, 60)) {
            List<String> owners = owners(starts, topic, at);
            assertThat(owners).as("seed %d, %s of %s", seed, topic, starts).hasSize(1);
            if (!left.isEmpty() && !owners.contains(lost)) assertThat(owners(left, topic, at)).as("seed %d, %s without %s", seed, topic, lost).isEqualTo(owners);
        }
    }

    @Test
    void copiesThatHaveSettledShareTheTopicsAboutEvenly() {
        Map<String, Long> starts = Map.of("a", START, "b", START, "c", START);
        var count = new TreeMap<String, Integer>();
        for (Topic topic : TOPICS) owners(starts, topic, START + Rendezvous.SETTLE).forEach(p -> count.merge(p, 1, Integer::sum));
        assertThat(count.values()).hasSize(3).allSatisfy(n -> assertThat(n).isBetween(90, 180));
    }

    @Test
    void aNewCopyTakesPartOnlyWhenAllHaveHeardOfIt() {
        Map<String, Long> starts = Map.of("old", START, "new", START + 60_000_000_000L);
        long settled = starts.get("new") + Rendezvous.SETTLE;
        assertThat(TOPICS).allSatisfy(t -> assertThat(owners(starts, t, settled - 1)).containsExactly("old"));
        assertThat(TOPICS).anySatisfy(t -> assertThat(owners(starts, t, settled)).containsExactly("new"));
    }

    @Test
    void aCopyThatDoesNotRunCountsForNothing() {
        List<HostReport> reports = List.of(report("a", START, EngineStatus.State.RUNNING), report("b", START, EngineStatus.State.FAILED));
        var copy = new Rendezvous(EngineId.FEATURES, "a", () -> reports);
        assertThat(TOPICS).allSatisfy(t -> assertThat(copy.isOurs(t, START, START + 2 * Rendezvous.SETTLE)).isTrue());
    }

    @Test
    void whatItKnowsIsAsFreshAsTheLatestReport() {
        var present = new ArrayList<List<HostReport>>(List.of(List.of()));
        var copy = new Rendezvous(EngineId.FEATURES, "a", present::getFirst);
        long at = START + 2 * Rendezvous.SETTLE;
        assertThat(TOPICS).allSatisfy(t -> assertThat(copy.isOurs(t, START, at)).isTrue());
        present.set(0, List.of(report("b", START, EngineStatus.State.RUNNING)));
        assertThat(TOPICS).anySatisfy(t -> assertThat(copy.isOurs(t, START, at)).isFalse());
    }
}
