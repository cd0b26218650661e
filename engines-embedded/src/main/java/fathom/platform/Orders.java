package fathom.platform;

import fathom.platform.Execution.Outcome;
import fathom.platform.Execution.Stage;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out commands off the thread that gives them: those about one subject one after the other, others beside them. */
public final class Orders implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Orders.class);
    private static final int MOST_WAITING = 256;

    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("command").factory());
    private final Map<String, CompletableFuture<Void>> last = new ConcurrentHashMap<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Function<Command, Outcome> work;
    private final Duration patience;
    private volatile boolean closed;

    /** @param work carries one out; an {@link IllegalStateException} or {@link IllegalArgumentException} says in a sentence why it cannot; may take its time */
    public Orders(Function<Command, Outcome> work) {
        this(work, Duration.ofSeconds(5));
    }

    /** @param patience until a command must have been taken up */
    Orders(Function<Command, Outcome> work, Duration patience) {
        this.work = work;
        this.patience = patience;
    }

    /** Returns at once. */
    public Execution give(Command command) {
        if (closed) return Execution.ended(command, Outcome.refused("the platform is closed"));
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            return Execution.ended(command, Outcome.refused(MOST_WAITING + " commands wait already"));
        }
        var execution = new Execution(command);
        last.compute(command.subject(), (s, before) -> (before == null ? CompletableFuture.<Void>completedFuture(null) : before)
                .thenRunAsync(() -> carryOut(execution), threads));
        after(patience, () -> execution.endAt(Stage.SENT, "what was ordered before it is not done yet"));
        return execution;
    }

    private void carryOut(Execution execution) {
        waiting.decrementAndGet();
        if (!execution.receive()) return;
        Command command = execution.command();
        long seconds = command.limit().toSeconds();
        after(command.limit(), () -> execution.endAt(Stage.RECEIVED, "it is not done after " + seconds + " s, and may still be"));
        execution.end(outcome(command));
    }

    private Outcome outcome(Command command) {
        try {
            return work.apply(command);
        } catch (IllegalStateException | IllegalArgumentException e) {
            return Outcome.refused(e.getMessage());
        } catch (RuntimeException | Error e) {
            LOG.error("could not {}", command.words(), e);
            return Outcome.refused("something went wrong inside, which the log tells");
        }
    }

    private void after(Duration time, Runnable then) {
        CompletableFuture.delayedExecutor(time.toNanos(), TimeUnit.NANOSECONDS, Runnable::run).execute(then);
    }

    /** What waits is not carried out any more; what is under way goes on. */
    @Override
    public void close() {
        closed = true;
    }
}
