package fathom.engine;

import fathom.bus.Bus;
import fathom.engine.EngineStatus.State;
import fathom.measure.Clock;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one engine on a bus: starts it, stops it, starts it anew, and says how it is. Safe from any thread. Each start makes a fresh engine;
 * what the one before had learnt is gone.
 */
public final class EngineRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EngineRunner.class);

    private final EngineId id;
    private final Supplier<? extends Engine> maker;
    private final Bus bus;
    private final Copies copies;
    private final AtomicReference<Life> life = new AtomicReference<>(new Life(State.STOPPED, Clock.SYSTEM.now(), "not started yet", null));

    /** Of an engine of which no other copy runs. */
    public EngineRunner(EngineId id, Supplier<? extends Engine> maker, Bus bus) {
        this(id, maker, bus, Copies.NONE);
    }

    public EngineRunner(EngineId id, Supplier<? extends Engine> maker, Bus bus, Copies copies) {
        this.id = id;
        this.maker = maker;
        this.bus = bus;
        this.copies = copies;
    }

    public EngineId id() {
        return id;
    }

    /** Does nothing while it runs. An engine that cannot be made is FAILED afterwards; nothing is thrown. */
    public synchronized void start() {
        if (life.get().state == State.RUNNING) return;
        try {
            Engine engine = maker.get();
            if (engine.id() != id) throw new IllegalStateException("the maker of " + id.id() + " made " + engine.id().id());
            long now = Clock.SYSTEM.now();
            var run = new EngineRun(engine, bus, copies, now, this::fail);
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
        LOG.error("engine {} failed", id.id(), cause);
        var failed = new Life(State.FAILED, Clock.SYSTEM.now(), cause.getClass().getSimpleName() + ": " + EngineRun.inWords(cause), run);
        life.updateAndGet(l -> l.run == run ? failed : l);
    }

    public EngineStatus status() {
        Life l = life.get();
        String summary = l.state == State.RUNNING ? l.run.summary() : "";
        return l.run == null
                ? new EngineStatus(id, l.state, l.since, l.reason, "", 0, null)
                : new EngineStatus(id, l.state, l.since, l.reason, summary, l.run.published(), l.run.inbox(), l.run.contract());
    }

    /** @param run the current one or the last; null before the first */
    private record Life(State state, long since, String reason, EngineRun run) {}
}
