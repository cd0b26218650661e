package fathom.bus.redis;

import fathom.bus.Priority;
import io.lettuce.core.XAddArgs;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/**
 * Sends what waits in an outbox over one connection: packs it into entries and pipelines them. All of it happens on the connection's network thread, which gets the
 * answers anyway: another thread would have to be woken for each flush, and wake that one in turn. No timer makes batches: a lone message goes at once, and what comes
 * while it is unanswered waits for the answer, because each flush costs several thread switches and system calls whatever is in it; only where answers come late
 * flushes keep a distance ({@link Spacing}). Where much waits a few flushes are under way at a time, and something urgent always goes at once.
 *
 * <p>What fails stops it: whoever opened it is told, and mends it.
 */
final class Pipeline {
    private static final int UNANSWERED_FLUSHES = 4;
    /** Messages that wait and are worth a flush though another one is unanswered. */
    private static final int MANY = 64;
    /** The network's thread has others to serve. */
    private static final int ENTRIES_PER_FLUSH = 256, MESSAGES_PER_FLUSH = 1_024;
    private static final int ENTRY_BYTES = 256 << 10;

    private final Member member;
    private final RedisBusSettings settings;
    private final Outbox outbox;
    private final Retained retained;
    private final Cuts cuts;
    private final Runnable onTrouble;
    private final Spacing spacing = new Spacing();
    private final LongAdder bytesOut = new LongAdder();
    private final ArrayList<Outgoing> batch = new ArrayList<>();
    /** Entries without an answer yet, oldest first; the last of each flush is in {@link #flushes}. */
    private final ArrayDeque<Entry> unanswered = new ArrayDeque<>();
    private final ArrayDeque<Flush> flushes = new ArrayDeque<>();
    private final AtomicBoolean called = new AtomicBoolean();
    private volatile RedisLink link;
    private volatile Throwable trouble;
    /** So many waiting messages are worth a look: fewer need not call. */
    private volatile int enough = 1;
    private boolean alarmSet;
    private long flushedAt = System.nanoTime() - Spacing.WIDEST;
    /** Whether the last answer was a refusal. */
    private boolean refused;
    private ServerInfo server = ServerInfo.UNKNOWN;
    private long bytesBefore;

    /** Entries that were sent together. */
    private record Flush(Entry last, long at) {}

    /** @param onTrouble called on the network's thread when sending has stopped; {@link #trouble} says why */
    Pipeline(Member member, RedisBusSettings settings, Outbox outbox, Retained retained, Cuts cuts, Runnable onTrouble) {
        this.member = member;
        this.settings = settings;
        this.outbox = outbox;
        this.retained = retained;
        this.cuts = cuts;
        this.onTrouble = onTrouble;
    }

    boolean isOpen() {
        RedisLink current = link;
        return current != null && current.isOpen();
    }

    /** Why nothing is sent; null while all is well. */
    Throwable trouble() {
        return trouble;
    }

    long bytesOut() {
        return bytesOut.sum();
    }

    /** Sends over this connection from now on. */
    void open(RedisLink link) {
        link.connection().setAutoFlushCommands(false);
        this.link = link;
        resume();
    }

    /** After what stopped it is mended. */
    void resume() {
        trouble = null;
        call();
    }

    /** Gives the connection up; what has no good answer goes before all that waits, and what arrived all the same is told by its number. */
    synchronized void close() {
        if (link != null) link.close();
        link = null;
        alarmSet = false;
        giveBack();
    }

    /** A message waits. */
    void added() {
        if (outbox.waiting() >= enough || outbox.hasUrgent()) call();
    }

    /** Something may be to be done. */
    private void call() {
        RedisLink current = link;
        if (current == null || called.getAndSet(true)) return;
        try {
            current.execute(this::turn);
        } catch (RejectedExecutionException e) {
            called.set(false);
            onTrouble.run(); // its thread has ended, and the connection with it
        }
    }

    private synchronized void turn() {
        called.set(false);
        if (link == null || trouble != null) return;
        try {
            settle();
            if (trouble == null) send();
        } catch (RuntimeException e) {
            trouble = e; // whatever a connection throws while it breaks: the next one starts from what was not answered
        }
        if (trouble != null) onTrouble.run();
    }

    /** Looks which answers have come. */
    private void settle() {
        long now = unanswered.isEmpty() ? 0 : System.nanoTime();
        while (!unanswered.isEmpty() && unanswered.peekFirst().answer.isDone()) {
            Entry entry = unanswered.peekFirst();
            try {
                taken(entry, entry.answer.toCompletableFuture().getNow(null));
            } catch (CancellationException | CompletionException e) {
                trouble = e.getCause() == null ? e : e.getCause();
                return;
            }
            unanswered.removeFirst();
            if (!flushes.isEmpty() && flushes.peekFirst().last == entry) spacing.answered(now - flushes.removeFirst().at);
            refused = false;
            member.accepted();
            member.heard(now);
        }
    }

    private void taken(Entry entry, String id) {
        entry.taken(id);
        outbox.done(entry.bytes);
        retained.add(entry);
    }

    private void send() {
        boolean careful = isCareful();
        while (mayFlush(careful)) flush(careful);
        if (flushes.isEmpty() && outbox.waiting() > 0) lookLater();
        boolean somebodyLooks = alarmSet || !flushes.isEmpty();
        enough = somebodyLooks ? enough(careful) : 1;
        if (isWorth(enough, careful)) call(); // it came in between and did not
    }

    private void flush(boolean careful) {
        Entry last = null;
        int messages = 0;
        for (int i = careful ? 1 : ENTRIES_PER_FLUSH; i > 0 && messages < MESSAGES_PER_FLUSH && outbox.waiting() > 0; i--) {
            batch.clear();
            outbox.take(settings.pack(), ENTRY_BYTES, batch);
            if (batch.isEmpty()) break;
            messages += batch.size();
            last = entry(batch);
            unanswered.addLast(last); // first of all: what is thrown from here on must find it
            write(link.connection().async(), last);
        }
        if (last == null) return;
        flushedAt = System.nanoTime();
        flushes.addLast(new Flush(last, flushedAt));
        link.connection().flushCommands();
        last.answer.whenComplete((id, failure) -> call());
    }

    private boolean mayFlush(boolean careful) {
        return isWorth(enough(careful), careful);
    }

    private boolean isWorth(int enough, boolean careful) {
        return outbox.waiting() >= enough || !careful && outbox.hasUrgent();
    }

    private int enough(boolean careful) {
        if (careful || flushes.size() >= UNANSWERED_FLUSHES) return flushes.isEmpty() ? 1 : Integer.MAX_VALUE;
        return flushes.isEmpty() && spacing.isOver(flushedAt) ? 1 : MANY;
    }

    private void lookLater() {
        if (alarmSet) return;
        alarmSet = true;
        link.later(this::alarm, spacing.left(flushedAt));
    }

    private synchronized void alarm() {
        alarmSet = false;
        turn();
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
        XAddArgs cut = cuts.next(entry.key);
        entry.answer = cut == null ? commands.xadd(entry.key, StreamWriter.FIELD, body) : commands.xadd(entry.key, cut, StreamWriter.FIELD, body);
    }

    /** All that are still to come: what is done about a refusal depends on them. */
    synchronized CompletableFuture<Void> answers() {
        return CompletableFuture.allOf(unanswered.stream().map(e -> e.answer.toCompletableFuture()).toArray(CompletableFuture[]::new));
    }

    /** Some of what was sent was refused: that goes again, and not what was taken after it. To be called when all {@link #answers} are there. */
    synchronized void refused() {
        for (Iterator<Entry> all = unanswered.iterator(); all.hasNext(); ) {
            Entry e = all.next();
            if (e.answer.toCompletableFuture().isCompletedExceptionally()) continue;
            taken(e, e.answer.toCompletableFuture().getNow(null));
            all.remove();
        }
        giveBack();
        refused = true;
    }

    private void giveBack() {
        var messages = new ArrayList<Outgoing>();
        for (Entry e : unanswered) messages.addAll(e.messages);
        unanswered.clear();
        flushes.clear();
        if (!messages.isEmpty()) outbox.putBack(messages);
    }
}
