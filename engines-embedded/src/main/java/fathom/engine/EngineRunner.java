package fathom.engine;

import fathom.bus.Bus;
import fathom.engine.EngineStatus.State;
import fathom.measure.Clock;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one engine on a bus: starts it, stops it, starts it anew, and says how it is. Safe from any thread. Each start makes a fresh engine;
 * what the one before had learnt is gone.
 */
public final class EngineRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EngineRunner.class);

    private final EngineDefinition definition;
    private final Bus bus;
    private final Copies copies;
    private final Jobs jobs;
    private final AtomicReference<Life> life = new AtomicReference<>(new Life(State.STOPPED, Clock.SYSTEM.now(), "not started yet", null));

    /**
     * @param definition of an engine that is built
     * @param copies     what is known of its copies that run elsewhere
     * @param jobs       where it has worked out what takes longer
     */
    public EngineRunner(EngineDefinition definition, Bus bus, Copies copies, Jobs jobs) {
        if (!definition.isBuilt()) throw new IllegalArgumentException("the engine " + definition.id() + " is not built");
        this.definition = definition;
        this.bus = bus;
        this.copies = copies;
        this.jobs = jobs;
    }

    public EngineId id() {
        return definition.id();
    }

    /** Does nothing while it runs. An engine that cannot be made is FAILED afterwards; nothing is thrown. */
    public synchronized void start() {
        if (life.get().state == State.RUNNING) return;
        try {
            long now = Clock.SYSTEM.now();
            var run = new EngineRun(definition, definition.maker().get(), bus, copies, jobs, now, this::fail);
            life.set(new Life(State.RUNNING, now, "", run));
            run.open(bus);
        } catch (RuntimeException | Error e) {
            fail(life.get().run, e);
        }
    }

    /** Does nothing unless it runs. What waits in its inbox is dropped. */
    public synchronized void stop() {
        Life now = life.get();
        if (now.state == State.RUNNING && life.compareAndSet(now, new Life(State.STOPPED, Clock.SYSTEM.now(), "stopped on request", now.run))) now.run.close();
    }

    public synchronized void restart() {
        stop();
        start();
    }

    @Override
    public void close() {
        stop();
    }

    /** Takes no lock: it is called by the engine's thread, for whose end {@link #stop} may be waiting. */
    private void fail(EngineRun run, Throwable cause) {
        LOG.error("engine {} failed", id(), cause);
        var failed = new Life(State.FAILED, Clock.SYSTEM.now(), cause.getClass().getSimpleName() + ": " + EngineRun.inWords(cause), run);
        life.updateAndGet(l -> l.run == run ? failed : l);
    }

    public EngineStatus status() {
        Life l = life.get();
        if (l.run == null) return new EngineStatus(id(), l.state, l.since, l.reason, EngineNotes.NONE, 0, null, definition.contract(), 0);
        EngineNotes notes = l.run.notes();
        if (l.state != State.RUNNING) notes = new EngineNotes("", "", notes.errors());
        return new EngineStatus(id(), l.state, l.since, l.reason, notes, l.run.published(), l.run.inbox(), definition.contract(), 0);
    }

    /** @param run the current one or the last; null before the first */
    private record Life(State state, long since, String reason, EngineRun run) {}
}
