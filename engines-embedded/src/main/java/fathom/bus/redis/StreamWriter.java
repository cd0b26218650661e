package fathom.bus.redis;

import io.lettuce.core.RedisCommandExecutionException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/**
 * Whatever is written to one server: what waits, what is under way, what was taken. Its thread opens the connection, mends what stopped the {@link Pipeline} and steps
 * aside when the traffic moves to another server; as long as all is well it rests.
 */
final class StreamWriter implements Runnable {
    /** The one field of an entry that is ours. */
    static final String FIELD = "m";
    private static final long REFUSED_PAUSE = 100_000_000L, RECONNECT_PAUSE = 50_000_000L, GLANCE = 200_000_000L;

    private final Member member;
    private final Outbox outbox;
    private final Retained retained;
    private final Cuts cuts;
    private final Pipeline pipeline;
    private final Thread thread;
    private String serverRun = "";
    private volatile boolean closed;
    /** Set by whoever takes everything away; the writer stops sending, says so, and goes on when it is cleared. */
    private volatile boolean suspended;
    /** Whether nothing is in the writer's hands; guarded by this. */
    private boolean still;

    StreamWriter(Member member, RedisBusSettings settings) {
        this.member = member;
        outbox = new Outbox(settings.queueBytes(), this::added);
        retained = new Retained(settings.retainBytes());
        cuts = new Cuts(settings.most());
        pipeline = new Pipeline(member, settings, outbox, retained, cuts, this::wake);
        thread = Thread.ofPlatform().daemon().name(member.name() + "/writer").unstarted(this);
    }

    Outbox outbox() {
        return outbox;
    }

    Retained retained() {
        return retained;
    }

    Cuts cuts() {
        return cuts;
    }

    long bytesOut() {
        return pipeline.bytesOut();
    }

    void start() {
        thread.start();
    }

    private void added() {
        pipeline.added();
    }

    /** Something is to be mended, or may be again. */
    void wake() {
        LockSupport.unpark(thread);
    }

    @Override
    public void run() {
        while (!closed) {
            try {
                if (suspended || !member.carries()) pause();
                else if (!pipeline.isOpen()) connect();
                else if (pipeline.trouble() != null) mend(pipeline.trouble());
                else LockSupport.park(this);
            } catch (RuntimeException e) {
                pipeline.close();
                member.suspect("writing failed: " + e.getMessage());
                Pauses.sleep(RECONNECT_PAUSE, () -> closed);
            }
        }
        pipeline.close();
    }

    /** What was refused goes again in a moment; where nobody knows what arrived, another connection starts from what was not answered. */
    private void mend(Throwable trouble) {
        boolean refused = trouble instanceof RedisCommandExecutionException && !RedisErrors.isElsewhere(trouble);
        if (!refused || !awaitAnswers()) {
            pipeline.close();
            member.suspect("does not take messages: " + Answers.sentence(trouble));
            return;
        }
        pipeline.refused();
        member.refused(Answers.sentence(trouble));
        Pauses.sleep(REFUSED_PAUSE, () -> closed);
        pipeline.resume();
    }

    /** @return whether all have come */
    private boolean awaitAnswers() {
        try {
            pipeline.answers().get(1, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return true;
    }

    private void connect() {
        pipeline.close();
        still(true); // for as long as that takes
        RedisLink fresh = null;
        boolean used = false;
        try {
            fresh = member.open("writer");
            String run = ServerInfo.of(fresh).run();
            still(false);
            if (suspended) return;
            if (!serverRun.isEmpty() && !run.equals(serverRun)) sendAgain();
            serverRun = run;
            used = true;
            pipeline.open(fresh);
            fresh.onLost(this::lost);
        } catch (RedisException e) {
            member.suspect(e.getMessage());
            Pauses.sleep(RECONNECT_PAUSE, () -> closed);
        } finally {
            still(false);
            if (!used && fresh != null) fresh.close();
        }
    }

    private synchronized void still(boolean now) {
        still = now;
        notifyAll();
    }

    private void lost() {
        member.suspect("closed the connection");
        wake();
    }

    /** Another server, or the same one started anew, may not have what the last one took. */
    private void sendAgain() {
        var messages = new ArrayList<Outgoing>();
        takeRetained(messages);
        if (messages.isEmpty()) return;
        outbox.sendAgain(messages);
        member.sentAgain(messages.size());
    }

    private void takeRetained(List<Outgoing> into) {
        long gone = retained.drain(into);
        if (gone > 0) member.notKept(gone);
    }

    /** Nothing is sent until {@link #resume}; returns when nothing is on its way any more. */
    void suspend() {
        suspended = true;
        wake();
        awaitStill();
    }

    /** Takes away everything that this server may not have brought to its readers, oldest first. To be called while suspended. */
    List<Outgoing> surrender() {
        var messages = new ArrayList<Outgoing>();
        takeRetained(messages);
        outbox.drain(messages);
        return messages;
    }

    void resume() {
        suspended = false;
        wake();
    }

    private synchronized void awaitStill() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(3);
        while (!still && !closed && System.nanoTime() < end) {
            try {
                wait(10);
                wake();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void pause() {
        pipeline.close();
        still(true);
        if ((suspended || !member.carries()) && !closed) LockSupport.parkNanos(this, GLANCE);
        still(false);
    }

    void close() {
        closed = true;
        outbox.close();
        wake();
    }

    void awaitEnd() {
        try {
            thread.join(2_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
