package fathom.view.shell;

import fathom.bus.TopicFamilies;
import fathom.state.PlatformState;
import fathom.view.Frame;
import fathom.view.FrameBuilder;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings frames to the screen at its own cadence. States are taken and frames built on a thread of its own; at most one frame waits for the JavaFX
 * thread, and a newer one replaces it there, so that a busy screen is never buried. A round that fails, for whatever reason, is not the last.
 */
public final class FrameLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FrameLoop.class);

    private final Supplier<PlatformState> states;
    private final Consumer<Frame> screen;
    private final Executor fx;
    private final long period;
    private final Supplier<TopicFamilies> topics;
    /** Null before the first round: only a platform that is there says what may be on its buses. */
    private FrameBuilder builder;
    private final AtomicReference<Frame> waiting = new AtomicReference<>();
    private final AtomicLong skipped = new AtomicLong();
    private final Thread thread;
    private volatile boolean closed;
    private volatile boolean hidden;
    private volatile boolean wanted;
    private volatile String trouble = "";

    /** @param topics what may be on the buses, asked once, after the first state; @param fx runs on the JavaFX thread, e.g. {@code Platform::runLater} */
    public FrameLoop(Supplier<TopicFamilies> topics, Supplier<PlatformState> states, Consumer<Frame> screen, Executor fx, Duration period) {
        this.topics = topics;
        this.states = states;
        this.screen = screen;
        this.fx = fx;
        this.period = period.toNanos();
        thread = Thread.ofPlatform().daemon().name("frames").unstarted(this::run);
    }

    public FrameLoop start() {
        thread.start();
        return this;
    }

    /** Hidden windows get no frames; history goes on. One that is seen again gets its frame at once. */
    public void hidden(boolean now) {
        if (now == hidden) return;
        hidden = now;
        if (now) return;
        wanted = true;
        LockSupport.unpark(thread);
    }

    /** Why the last round brought no frame; empty when it brought one, or is still at it. */
    public String trouble() {
        return trouble;
    }

    /** Frames replaced by a newer one before the screen took them. */
    public long skipped() {
        return skipped.get();
    }

    private void run() {
        long due = System.nanoTime();
        while (!closed) {
            try {
                step();
                trouble = "";
            } catch (RuntimeException | Error e) {
                String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
                if (!why.equals(trouble)) LOG.error("no frame", e);
                trouble = why;
            }
            due = Math.max(due + period, System.nanoTime() - period);
            for (long left = due - System.nanoTime(); left > 0 && !closed && !wanted; left = due - System.nanoTime()) LockSupport.parkNanos(left);
            if (wanted) due = System.nanoTime();
            wanted = false;
        }
    }

    /** One round: takes a state and offers its frame. */
    void step() {
        PlatformState state = states.get();
        if (builder == null) builder = new FrameBuilder(topics.get());
        Frame frame = builder.next(state);
        if (hidden) return;
        if (waiting.getAndSet(frame) == null) fx.execute(this::deliver);
        else skipped.incrementAndGet();
    }

    private void deliver() {
        Frame latest = waiting.getAndSet(null);
        if (latest != null && !closed) screen.accept(latest);
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
