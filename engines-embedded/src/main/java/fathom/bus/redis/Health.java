package fathom.bus.redis;

import fathom.measure.Clock;
import fathom.measure.Latency;
import fathom.measure.LatencyRecorder;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Watches over one server: asks it five times a second whether it is there, opens and closes its breaker, and once a second tends its streams. Before a server
 * gets its traffic back it must have taken a probe and given it back a few times in a row.
 */
final class Health implements Runnable {
    /** Told on the health's thread, which goes on when it returns. */
    interface Listener {
        /** @param since when it was noticed, {@link System#nanoTime} */
        void lost(Member member, String why, long since);

        void back(Member member, long since);
    }

    /** Bytes: it has no use for the entries that XINFO shows. */
    private static final int LARGEST_VALUE = 1 << 16;
    private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(200), TEND = TimeUnit.SECONDS.toNanos(1);
    private static final long PATIENCE_MILLIS = 600, FIRST_PATIENCE_MILLIS = 2_000, QUICK = TimeUnit.SECONDS.toNanos(1);
    /** How late this thread may be before the machine, and not the server, is to blame. */
    private static final long STALLED = TimeUnit.MILLISECONDS.toNanos(300);

    private final Member member;
    private final Breaker breaker;
    private final Listener listener;
    private final Upkeep upkeep;
    private final Thread thread;
    private final LatencyRecorder pings = new LatencyRecorder();
    private volatile ServerInfo server = ServerInfo.UNKNOWN;
    private volatile String suspicion = "";
    private volatile boolean refused;
    private volatile boolean closed;
    private RedisLink link;
    private long tendAt;
    private long downSince = System.nanoTime();

    Health(Member member, Breaker breaker, StreamKeys keys, RedisBusSettings settings, List<StreamReader> readers, StreamWriter writer, Listener listener) {
        this.member = member;
        this.breaker = breaker;
        this.listener = listener;
        upkeep = new Upkeep(member, keys, settings, readers, writer);
        thread = Thread.ofPlatform().daemon().name(member.name() + "/health").unstarted(this);
    }

    void start() {
        thread.start();
    }

    /** Somebody met a fault: look at once. */
    void suspect(String reason) {
        suspicion = reason;
        LockSupport.unpark(thread);
    }

    @Override
    public void run() {
        while (!closed) {
            suspicion = "";
            long start = System.nanoTime();
            try {
                look();
            } catch (RedisException | RuntimeException e) {
                if (!closed) failed(e, start);
            }
            if (closed) break;
            if (suspicion.isEmpty()) LockSupport.parkNanos(this, INTERVAL);
        }
        if (link != null) link.close();
    }

    private void look() throws RedisException {
        if (link == null || !link.isOpen()) connect();
        RedisAsyncCommands<String, byte[]> commands = link.connection().async();
        long start = System.nanoTime();
        try {
            Answers.await(commands.ping(), breaker.state() == Breaker.State.CLOSED ? PATIENCE_MILLIS : FIRST_PATIENCE_MILLIS);
        } catch (RedisException e) {
            if (!saysNothing(e, start, PATIENCE_MILLIS)) throw e;
            if (member.heardAt() - start > 0) return;
            start = System.nanoTime();
            Answers.await(commands.ping(), PATIENCE_MILLIS);
        }
        if (breaker.state() != Breaker.State.CLOSED) upkeep.probe(commands);
        long now = System.nanoTime(), nanos = now - start;
        pings.record(nanos, Clock.SYSTEM.now());
        if (breaker.success()) {
            member.state("");
            listener.back(member, downSince);
            member.writer().wake();
        } else if (breaker.state() == Breaker.State.HALF_OPEN) {
            member.state("answers again; being tried before its traffic returns");
        }
        member.calm(now);
        if (now >= tendAt && breaker.state() != Breaker.State.OPEN) tend(commands);
    }

    private void tend(RedisAsyncCommands<String, byte[]> commands) throws RedisException {
        long start = System.nanoTime();
        try {
            server = ServerInfo.of(link);
            upkeep.tend(commands, server.run());
        } catch (RedisException e) {
            if (!saysNothing(e, start, Upkeep.PATIENCE_MILLIS)) throw e;
        }
        tendAt = System.nanoTime() + TEND;
    }

    /** A busy machine may be late with this answer while others come: then the server is there. And one that held up even this thread says nothing about it. */
    private boolean saysNothing(RedisException e, long start, long patienceMillis) {
        boolean late = e.getCause() == null && link.isOpen();
        return late && (member.heardAt() - start > 0 || System.nanoTime() - start > TimeUnit.MILLISECONDS.toNanos(patienceMillis) + STALLED);
    }

    private void connect() throws RedisException {
        link = member.open("health");
        link.allowance().limit(LARGEST_VALUE, Long.MAX_VALUE);
        server = ServerInfo.of(link);
    }

    private void failed(Exception e, long since) {
        if (link != null) link.close();
        link = null;
        refused = System.nanoTime() - since < QUICK;
        member.state(Answers.sentence(e));
        if (breaker.failure()) {
            downSince = since;
            member.writer().wake(); // it sends nothing there any more
            listener.lost(member, Answers.sentence(e), since);
        }
    }

    boolean isRefused() {
        return refused && breaker.state() == Breaker.State.OPEN;
    }

    ServerInfo server() {
        return server;
    }

    Latency ping(long now) {
        return pings.window(now);
    }

    boolean isOnlyReader() {
        return upkeep.isOnlyReader();
    }

    long backlog() {
        return upkeep.backlog();
    }

    long pending() {
        return upkeep.pending();
    }

    long trimmed() {
        return upkeep.trimmed();
    }

    void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    void awaitEnd() {
        try {
            if (Thread.currentThread() != thread) thread.join(2_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
