package fathom.platform.host;

import fathom.bus.Topic;
import fathom.engine.Copies;
import fathom.engine.EngineId;
import fathom.engine.EngineStatus;
import java.util.List;
import java.util.function.Supplier;

/**
 * Deals the topics of one engine out to its copies: each topic to the copy whose name and the topic's mix to the highest number (Thaler, Ravishankar 1998), so
 * that a copy that comes or goes moves only topics of its own. A new copy takes part only some time after its start, when all have heard of it.
 */
final class Rendezvous implements Copies {
    /** Nanoseconds from the start of a copy until it takes topics from others. */
    static final long SETTLE = 2_000_000_000L;

    private record Copy(String process, long since) {
        boolean isSettled(long at) {
            return since + SETTLE <= at;
        }

        boolean isOlderThan(Copy other) {
            return since != other.since ? since < other.since : process.compareTo(other.process) < 0;
        }

        long weight(Topic topic) {
            return mix(mix(process.hashCode()) ^ topic.name().hashCode());
        }
    }

    private record Others(List<HostReport> heard, List<Copy> copies) {}

    private final EngineId engine;
    private final String self;
    private final Supplier<List<HostReport>> present;
    private volatile Others others = new Others(List.of(), List.of());

    /** @param present the processes on the bus; the same list as long as nothing changed */
    Rendezvous(EngineId engine, String self, Supplier<List<HostReport>> present) {
        this.engine = engine;
        this.self = self;
        this.present = present;
    }

    @Override
    public boolean isOurs(Topic topic, long since, long intended) {
        List<Copy> copies = others();
        if (copies.isEmpty()) return true;
        var us = new Copy(self, since);
        boolean settled = us.isSettled(intended);
        if (!settled && copies.stream().noneMatch(c -> c.isSettled(intended))) return copies.stream().allMatch(us::isOlderThan);
        return settled && copies.stream().allMatch(c -> !c.isSettled(intended) || isHeavier(us, c, topic));
    }

    private static boolean isHeavier(Copy a, Copy b, Topic topic) {
        int order = Long.compareUnsigned(a.weight(topic), b.weight(topic));
        return order != 0 ? order > 0 : a.process.compareTo(b.process) > 0;
    }

    private List<Copy> others() {
        List<HostReport> now = present.get();
        Others known = others;
        if (known.heard != now) others = known = new Others(now, copies(now));
        return known.copies;
    }

    private List<Copy> copies(List<HostReport> reports) {
        return reports.stream().filter(r -> !r.id().process().equals(self))
                .flatMap(r -> r.engines().stream().filter(e -> e.id().equals(engine) && e.state() == EngineStatus.State.RUNNING)
                        .map(e -> new Copy(r.id().process(), e.since())))
                .toList();
    }

    /** The finaliser of MurmurHash3: every bit of the result depends on every bit given. */
    private static long mix(long h) {
        h ^= h >>> 33;
        h *= 0xff51afd7ed558ccdL;
        h ^= h >>> 33;
        h *= 0xc4ceb9fe1a85ec53L;
        return h ^ h >>> 33;
    }
}
