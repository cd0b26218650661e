package fathom.bus.redis;

import fathom.bus.MessageType;
import fathom.bus.Priority;
import fathom.bus.codec.Incoming;
import fathom.bus.local.Waking;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A gate for each lane of each process that publishes, for those priorities that the same readers bring. */
final class Gates {
    private static final int PRIORITIES = Priority.values().length;
    private static final int LANES = MessageType.values().length * PRIORITIES;
    /** Processes come and go; those that make up numbers must not fill the memory. */
    private static final int MOST_PROCESSES = 1_024;

    private final Gate.Others others;
    private final Map<Integer, Gate[]> byProcess = new ConcurrentHashMap<>();
    private final AtomicInteger holding = new AtomicInteger();
    /** The last one asked for: nearly always the next one, too. */
    private volatile Known last = new Known(-1, new Gate[LANES]);

    private record Known(int process, Gate[] gates) {}

    Gates(Gate.Others others) {
        this.others = others;
    }

    /** The process that sent a message. */
    static int process(long id) {
        return (int) (id >>> Ids.BITS);
    }

    Gate of(Incoming m) {
        int process = process(m.id());
        Known known = last;
        Gate[] gates = known.process == process ? known.gates : open(process);
        int lane = m.type().ordinal() * PRIORITIES + m.priority().ordinal();
        Gate gate = gates[lane];
        if (gate != null) return gate;
        synchronized (gates) {
            if (gates[lane] == null) gates[lane] = new Gate(others, holding);
            return gates[lane];
        }
    }

    private Gate[] open(int process) {
        if (byProcess.size() >= MOST_PROCESSES && !byProcess.containsKey(process)) byProcess.keySet().stream().findFirst().ifPresent(byProcess::remove);
        Gate[] gates = byProcess.computeIfAbsent(process, p -> new Gate[LANES]);
        last = new Known(process, gates);
        return gates;
    }

    /** Whether somebody has to {@link #expire} before long. */
    boolean hold() {
        return holding.get() > 0;
    }

    /** To be called by readers alone: what is let in may have to wait for room in an inbox. */
    void expire(long now, Waking waking) {
        for (Gate[] gates : byProcess.values()) for (Gate gate : gates) if (gate != null) gate.expire(now, waking);
    }
}
