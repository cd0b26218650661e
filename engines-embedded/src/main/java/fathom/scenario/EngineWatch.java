package fathom.scenario;

import fathom.engine.EngineId;
import fathom.engine.EngineStatus;
import fathom.engine.EngineStatus.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** {@link Metrics#ENGINES}: whether every engine that ran at the start still runs, and what it handled meanwhile. */
public final class EngineWatch implements Watch {
    private final Supplier<List<EngineStatus>> engines;
    private final ToLongFunction<EngineId> asked;
    private final Map<EngineId, EngineStatus> before = new HashMap<>();

    /** @param asked questions that this run put to an engine and it answered */
    public EngineWatch(Supplier<List<EngineStatus>> engines, ToLongFunction<EngineId> asked) {
        this.engines = engines;
        this.asked = asked;
        for (EngineStatus e : engines.get()) if (e.state() == State.RUNNING && e.inbox() != null) before.put(e.id(), e);
    }

    @Override
    public void observe(Observations into) {
        if (before.isEmpty()) return;
        int stopped = 0, idle = 0;
        long errors = 0;
        for (EngineStatus now : engines.get()) {
            if (!before.containsKey(now.id())) continue;
            if (now.state() != State.RUNNING) stopped++;
            if (handled(now) - asked.applyAsLong(now.id()) <= 0) idle++;
            errors += failed(now);
        }
        into.put(Metrics.ENGINES_FAILED, stopped);
        into.put(Metrics.ENGINES_IDLE, idle);
        into.put(Metrics.ENGINES_ERRORS, errors);
    }

    @Override
    public List<Fact> facts() {
        var facts = new ArrayList<Fact>();
        facts.add(Fact.count("engines running", before.size()));
        for (EngineStatus now : engines.get()) if (before.containsKey(now.id())) facts.add(Fact.count("messages handled", now.id().label(), handled(now)));
        return facts;
    }

    private long handled(EngineStatus now) {
        return now.inbox() == null ? 0 : now.inbox().handled() - before.get(now.id()).inbox().handled();
    }

    private long failed(EngineStatus now) {
        return now.inbox() == null ? 0 : now.inbox().failed() - before.get(now.id()).inbox().failed();
    }
}
