package fathom.scenario;

import fathom.engine.EngineId;
import fathom.engine.EngineStatus;
import fathom.engine.EngineStatus.State;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** Whether every engine that ran at the start still runs, and what it handled meanwhile. */
final class EngineWatch implements Watch {
    private final Supplier<List<EngineStatus>> engines;
    private final ToLongFunction<EngineId> asked;
    private final Map<EngineId, EngineStatus> before = new EnumMap<>(EngineId.class);

    /** @param asked questions that this run put to an engine and it answered */
    EngineWatch(Supplier<List<EngineStatus>> engines, ToLongFunction<EngineId> asked) {
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
        into.put(Metric.ENGINES_FAILED, stopped);
        into.put(Metric.ENGINES_IDLE, idle);
        into.put(Metric.ENGINES_ERRORS, errors);
    }

    @Override
    public void facts(Map<String, Double> into) {
        into.put("engines.running", (double) before.size());
        for (EngineStatus now : engines.get()) if (before.containsKey(now.id())) into.put("handled." + now.id().id(), (double) handled(now));
    }

    private long handled(EngineStatus now) {
        return now.inbox() == null ? 0 : now.inbox().handled() - before.get(now.id()).inbox().handled();
    }

    private long failed(EngineStatus now) {
        return now.inbox() == null ? 0 : now.inbox().failed() - before.get(now.id()).inbox().failed();
    }
}
