package fathom.bus.redis;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.bus.MessageType;
import fathom.bus.Priority;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is kept is exactly what was not read yet, in its order, as far as the bound allows; the rest is counted. */
class RetainedTest {
    private static final Lane LANE = new Lane(MessageType.MARKET_DATA, Priority.NORMAL, 0);

    private static Entry entry(String key, int id, int messages) {
        var all = new ArrayList<Outgoing>();
        for (int i = 0; i < messages; i++) all.add(new Outgoing(LANE, false, null, new byte[] {(byte) (id >> 8), (byte) id}));
        var entry = new Entry(key, all);
        entry.taken(new StreamId(id, 0).toString());
        return entry;
    }

    private static List<Integer> ids(List<Outgoing> messages) {
        return messages.stream().map(m -> (m.frame()[0] & 255) << 8 | m.frame()[1] & 255).toList();
    }

    private static Map<String, StreamId> read(String key, int id) {
        return Map.of(key, new StreamId(id, 0));
    }

    @Test
    void whatAllHaveReadIsForgottenAndTheRestComesOutInItsOrder() {
        for (int seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            var retained = new Retained(Long.MAX_VALUE);
            var read = new HashMap<String, StreamId>();
            var expected = new ArrayList<Entry>();
            for (int id = 1; id <= 200; id++) {
                Entry e = entry("k" + random.nextInt(3), id, 1 + random.nextInt(3));
                retained.add(e);
                expected.add(e);
                if (random.nextInt(10) > 0) continue;
                read.put("k" + random.nextInt(3), new StreamId(random.nextInt(id + 1), 0));
                retained.forget(read);
                expected.removeIf(x -> read.containsKey(x.key) && x.id().compareTo(read.get(x.key)) <= 0);
            }
            var out = new ArrayList<Outgoing>();
            assertThat(retained.drain(out)).as("seed %d", seed).isZero();
            assertThat(out).as("seed %d", seed).isEqualTo(expected.stream().flatMap(e -> e.messages.stream()).toList());
            assertThat(retained.drain(out)).isZero();
            assertThat(out).hasSize(expected.stream().mapToInt(e -> e.messages.size()).sum());
        }
    }

    @Test
    void theOldestGoWhenTheBoundIsReachedAndAreCountedUntilTheyAreRead() {
        int one = entry("a", 1, 1).messages.getFirst().bytes();
        var retained = new Retained(5L * one);
        for (int id = 1; id <= 9; id++) retained.add(entry("a", id, 1));
        retained.forget(read("a", 3));
        var out = new ArrayList<Outgoing>();
        assertThat(retained.drain(out)).as("1 to 4, of which 4 is not read").isEqualTo(4);
        assertThat(ids(out)).containsExactly(5, 6, 7, 8, 9);

        for (int id = 1; id <= 9; id++) retained.add(entry("a", id, 1));
        retained.forget(read("a", 4));
        out.clear();
        assertThat(retained.drain(out)).isZero();
        assertThat(ids(out)).containsExactly(5, 6, 7, 8, 9);
    }

    @Test
    void anEntryLargerThanTheBoundIsNotKept() {
        var retained = new Retained(10);
        retained.add(entry("a", 1, 3));
        var out = new ArrayList<Outgoing>();
        assertThat(retained.drain(out)).isEqualTo(3);
        assertThat(out).isEmpty();
    }
}
