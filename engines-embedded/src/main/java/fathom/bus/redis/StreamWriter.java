package fathom.bus.redis;

import fathom.bus.Priority;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.XAddArgs;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends what waits in an outbox: packs it into entries and pipelines them. No timer makes batches: a lone message goes at once, and what comes while it is unanswered
 * waits for the answer, because each flush costs several thread switches and system calls whatever is in it. Where much waits a few flushes are under way at a time, and
 * something urgent always goes at once.
 */
final class StreamWriter implements Runnable {
    /** The one field of an entry that is ours. */
    static final String FIELD = "m";
    private static final int UNANSWERED_FLUSHES = 4;
    /** Messages that wait and are worth a flush though another one is unanswered. */
    private static final int MANY = 64;
    private static final int ENTRIES_PER_FLUSH = 256;
    /** To keep to the bound costs the server something, and it keeps to it only roughly anyway. */
    private static final int TRIM_EVERY = 32;
    private static final int ENTRY_BYTES = 256 << 10;
    private static final long REFUSED_PAUSE = 100_000_000L, RECONNECT_PAUSE = 50_000_000L;
    private static final VarHandle RESTING;

    static {
        try {
            RESTING = MethodHandles.lookup().findVarHandle(StreamWriter.class, "resting", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Member member;
    private final RedisBusSettings settings;
    private final Outbox outbox;
    private final Retained retained;
    private final Thread thread;
    final LongAdder bytesOut = new LongAdder();
    /** Entries without an answer yet, oldest first; the last of each flush is in {@link #flushes}. Both are the writer's own. */
    private final ArrayDeque<Entry> unanswered = new ArrayDeque<>();
    private final ArrayDeque<Entry> flushes = new ArrayDeque<>();
    private RedisLink link;
    private String serverRun = "";
    private volatile boolean resting;
    /** What {@link #enough(boolean)} said before it rested: fewer need not wake it. */
    private volatile int enough = 1;
    private volatile boolean closed;
    /** Set by whoever takes everything away; the writer stops sending, says so, and goes on when it is cleared. */
    private volatile boolean suspended;
    /** Whether nothing is in the writer's hands; guarded by this. */
    private boolean still;
    private long written;
    /** Whether the last answer was a refusal. */
    private boolean refused;
    private ServerInfo server = ServerInfo.UNKNOWN;
    private long bytesBefore;

    StreamWriter(Member member, RedisBusSettings settings) {
        this.member = member;
        this.settings = settings;
        outbox = new Outbox(settings.queueBytes(), this::added);
        retained = new Retained(settings.retainBytes());
        thread = Thread.ofPlatform().daemon().name(member.name() + "/writer").unstarted(this);
    }

    Outbox outbox() {
        return outbox;
    }

    Retained retained() {
        return retained;
    }

    void start() {
        thread.start();
    }

    /** A message waits. While a flush is unanswered its answer is soon enough for a look, and to wake a thread costs its publisher a system call. */
    private void added() {
        if (outbox.waiting() >= enough || outbox.hasUrgent()) wake();
    }

    /** Something is to be done. */
    void wake() {
        if (resting && RESTING.compareAndSet(this, true, false)) LockSupport.unpark(thread);
    }

    @Override
    public void run() {
        var batch = new ArrayList<Outgoing>();
        while (!closed) {
            try {
                if (suspended || !member.carries()) {
                    pause();
                } else if (link == null || !link.isOpen()) {
                    connect();
                } else {
                    settle();
                    if (link != null && !send(batch)) rest(); // it may have been given up just now
                }
            } catch (RuntimeException e) {
                // Whatever a connection throws while it breaks: the next one starts from what was not answered.
                dropLink();
                member.suspect("writing failed: " + e.getMessage());
                sleep(RECONNECT_PAUSE);
            }
        }
        dropLink();
    }

    /** Sends one flush, if anything waits and there may be one more. */
    private boolean send(List<Outgoing> batch) {
        boolean careful = isCareful();
        if (!mayFlush(careful)) return false;
        Entry last = null;
        for (int i = careful ? 1 : ENTRIES_PER_FLUSH; i > 0 && outbox.waiting() > 0; i--) {
            batch.clear();
            outbox.take(settings.pack(), ENTRY_BYTES, batch);
            if (batch.isEmpty()) break;
            boolean alone = last == null && outbox.waiting() == 0;
            last = entry(batch);
            unanswered.addLast(last); // first of all: what is thrown from here on must find it
            // One that is flushed as it is written wakes the network's thread once, a flush of its own twice
            link.connection().setAutoFlushCommands(alone);
            write(link.connection().async(), last);
        }
        if (last == null) return false;
        flushes.addLast(last);
        link.connection().flushCommands();
        last.answer.whenComplete((id, failure) -> wake());
        return true;
    }

    private boolean mayFlush(boolean careful) {
        return outbox.waiting() >= enough(careful) || !careful && outbox.hasUrgent();
    }

    /** So many waiting messages are worth a flush. */
    private int enough(boolean careful) {
        if (flushes.isEmpty()) return 1;
        return careful || flushes.size() >= UNANSWERED_FLUSHES ? Integer.MAX_VALUE : MANY;
    }

    /**
     * Whether the server may refuse the next entry. Then it gets one at a time: of several it might refuse the first and take the others, and readers would
     * give up the first before it has room for it.
     */
    private boolean isCareful() {
        ServerInfo latest = member.server();
        long written = bytesOut.sum();
        if (latest != server) {
            server = latest;
            bytesBefore = written;
        }
        return refused || server.isNearlyFull(written - bytesBefore);
    }

    private Entry entry(List<Outgoing> batch) {
        Outgoing first = batch.getFirst();
        Priority priority = first.lane().priority;
        return new Entry(first.shared() ? member.keys().shared(priority) : member.keys().everyone(priority), List.copyOf(batch));
    }

    private void write(RedisAsyncCommands<String, byte[]> commands, Entry entry) {
        byte[][] frames = new byte[entry.messages.size()][];
        for (int i = 0; i < frames.length; i++) frames[i] = entry.messages.get(i).frame();
        byte[] body = entry.messages.getFirst().codec().entry(Arrays.asList(frames));
        bytesOut.add(body.length);
        boolean trim = ++written % TRIM_EVERY == 0;
        entry.answer = trim ? commands.xadd(entry.key, new XAddArgs().maxlen(settings.most()).approximateTrimming(), FIELD, body) : commands.xadd(entry.key, FIELD, body);
    }

    /** Looks which answers have come. */
    private void settle() {
        while (!unanswered.isEmpty() && unanswered.peekFirst().answer.isDone()) {
            Entry entry = unanswered.peekFirst();
            try {
                taken(entry, entry.answer.toCompletableFuture().getNow(null));
            } catch (CancellationException | CompletionException e) {
                refused(e.getCause() == null ? e : e.getCause());
                return;
            }
            unanswered.removeFirst();
            if (flushes.peekFirst() == entry) flushes.removeFirst();
            refused = false;
            member.accepted();
            member.heard(System.nanoTime());
        }
    }

    private void taken(Entry entry, String id) {
        entry.taken(id);
        outbox.done(entry.bytes);
        retained.add(entry);
    }

    /** What was refused goes again; not what was taken after it. */
    private void refused(Throwable why) {
        if (!(why instanceof RedisCommandExecutionException) || RedisErrors.isElsewhere(why) || !awaitAnswers()) {
            dropLink(); // lost, or timed out: nobody knows what arrived
            member.suspect("does not take messages: " + Answers.sentence(why));
            return;
        }
        for (Iterator<Entry> all = unanswered.iterator(); all.hasNext(); ) {
            Entry e = all.next();
            if (e.answer.toCompletableFuture().isCompletedExceptionally()) continue;
            taken(e, e.answer.toCompletableFuture().getNow(null));
            all.remove();
        }
        giveBack();
        refused = true;
        member.refused(Answers.sentence(why));
        sleep(REFUSED_PAUSE);
    }

    /** @return whether all have come */
    private boolean awaitAnswers() {
        CompletableFuture<?>[] all = unanswered.stream().map(e -> e.answer.toCompletableFuture()).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(all).get(1, TimeUnit.SECONDS);
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

    /** What has no good answer goes before all that waits; what arrived all the same is told by its number. */
    private void giveBack() {
        var messages = new ArrayList<Outgoing>();
        for (Entry e : unanswered) messages.addAll(e.messages);
        unanswered.clear();
        flushes.clear();
        if (!messages.isEmpty()) outbox.putBack(messages);
    }

    private void dropLink() {
        if (link != null) link.close();
        link = null;
        giveBack();
    }

    private void connect() {
        dropLink();
        still(true); // for as long as that takes
        RedisLink fresh = null;
        try {
            fresh = member.open("writer");
            String run = ServerInfo.of(fresh).run();
            still(false);
            if (suspended) return;
            if (!serverRun.isEmpty() && !run.equals(serverRun)) sendAgain();
            serverRun = run;
            link = fresh;
            fresh.onLost(this::lost);
        } catch (RedisException e) {
            member.suspect(e.getMessage());
            sleep(RECONNECT_PAUSE);
        } finally {
            still(false);
            if (link == null && fresh != null) fresh.close();
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
        dropLink();
        still(true);
        resting = true;
        if ((suspended || !member.carries()) && !closed) LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(200));
        resting = false;
        still(false);
    }

    private void rest() {
        boolean careful = isCareful();
        enough = enough(careful);
        resting = true;
        boolean work = mayFlush(careful) || !flushes.isEmpty() && flushes.peekFirst().answer.isDone() || !link.isOpen();
        if (!work && !suspended && !closed) LockSupport.park(this);
        resting = false;
    }

    private static void sleep(long nanos) {
        LockSupport.parkNanos(nanos);
    }

    void close() {
        closed = true;
        outbox.close();
        resting = true;
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
