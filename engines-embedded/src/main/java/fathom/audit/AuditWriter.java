package fathom.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Appends records and makes them durable in groups: at most 100 records or 5 ms after the first of a group. Safe from any thread. A write that fails stops it for good. */
public final class AuditWriter implements AutoCloseable {
    static final int GROUP = 100;
    private static final long WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    /** Where the lines go. */
    interface Sink extends AutoCloseable {
        void write(ByteBuffer lines) throws IOException;

        /** Returns when what was written would outlive the machine. */
        void force() throws IOException;

        @Override
        void close() throws IOException;
    }

    private final String name;
    private final Sink sink;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition pending = lock.newCondition(), committed = lock.newCondition();
    private final Merkle tree = new Merkle();
    private final Thread committer;
    private ByteArrayOutputStream group = new ByteArrayOutputStream(1 << 14);
    private int grouped;
    private long count;
    private String head = Line.FIRST;
    private Anchor durable = new Anchor(0, Line.FIRST);
    private @Nullable String broken;
    private boolean closing;

    AuditWriter(String name, Sink sink, Header header) {
        this.name = name;
        this.sink = sink;
        add(header.json().getBytes(StandardCharsets.UTF_8));
        committer = Thread.ofPlatform().daemon().name("audit").start(this::commit);
    }

    /** @throws IOException when the file exists already or cannot be made */
    public static AuditWriter create(Path file, Header header) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return new AuditWriter(file.getFileName().toString(), new Sink() {
            @Override
            public void write(ByteBuffer lines) throws IOException {
                while (lines.hasRemaining()) channel.write(lines);
            }

            @Override
            public void force() throws IOException {
                channel.force(true);
            }

            @Override
            public void close() throws IOException {
                channel.close();
            }
        }, header);
    }

    /**
     * Returns before the record is durable, except while a whole group waits already.
     *
     * @param json an object on one line; the types header and seal are the writer's own
     * @return its sequence
     * @throws IllegalStateException in a sentence, when the trail is broken or closed: what was to be recorded must not happen
     */
    public long append(String json) {
        if (json.indexOf('\n') >= 0 || !json.startsWith("{") || !json.endsWith("}")) throw new IllegalArgumentException("a record is a JSON object on one line");
        if (json.startsWith("{\"type\":\"header\",") || json.startsWith("{\"type\":\"seal\",")) throw new IllegalArgumentException("the head and the seal are the writer's own");
        byte[] payload = json.getBytes(StandardCharsets.UTF_8);
        lock.lock();
        try {
            while (grouped >= GROUP && broken == null && !closing) committed.awaitUninterruptibly();
            if (broken == null && closing) throw new IllegalStateException("the audit trail " + name + " is closed");
            if (broken != null) throw new IllegalStateException(broken);
            return chain(payload);
        } finally {
            lock.unlock();
        }
    }

    private long add(byte[] payload) {
        lock.lock();
        try {
            return chain(payload);
        } finally {
            lock.unlock();
        }
    }

    private long chain(byte[] payload) {
        String hash = Line.hash(count, head, payload, 0, payload.length);
        byte[] line = Line.of(count, head, hash, payload);
        tree.add(Merkle.leaf(line));
        group.writeBytes(line);
        group.write('\n');
        grouped++;
        head = hash;
        pending.signal();
        return count++;
    }

    /** Waits until the record is durable. @throws IllegalStateException in a sentence, when it will not be */
    public void awaitDurable(long sequence) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (durable.count() <= sequence && broken == null) committed.await();
            if (durable.count() <= sequence) throw new IllegalStateException(broken);
        } finally {
            lock.unlock();
        }
    }

    /** Durable up to: how many records, and the hash of the last. */
    public Anchor durable() {
        lock.lock();
        try {
            return durable;
        } finally {
            lock.unlock();
        }
    }

    /** Why nothing is written any more, in a sentence; null while all is well. */
    public @Nullable String broken() {
        lock.lock();
        try {
            return broken;
        } finally {
            lock.unlock();
        }
    }

    private void commit() {
        try {
            while (writeGroup()) { }
        } catch (IOException | RuntimeException | Error e) {
            lock.lock();
            try {
                broken = "the audit trail " + name + " cannot be written (" + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()) + "), so nothing may be traded";
                committed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /** @return whether more may come */
    private boolean writeGroup() throws IOException {
        ByteArrayOutputStream lines;
        Anchor reached;
        boolean last;
        lock.lock();
        try {
            while (grouped == 0 && !closing) pending.awaitUninterruptibly();
            for (long left = WAIT_NANOS; left > 0 && grouped < GROUP && !closing;) {
                try {
                    left = pending.awaitNanos(left);
                } catch (InterruptedException e) {
                    left = 0;
                }
            }
            last = closing;
            if (last) chain(Line.seal(count, head, tree.root()).getBytes(StandardCharsets.US_ASCII));
            lines = group;
            reached = new Anchor(count, head);
            group = new ByteArrayOutputStream(1 << 14);
            grouped = 0;
        } finally {
            lock.unlock();
        }
        sink.write(ByteBuffer.wrap(lines.toByteArray()));
        sink.force();
        lock.lock();
        try {
            durable = reached;
            committed.signalAll();
        } finally {
            lock.unlock();
        }
        return !last;
    }

    /** Writes what waits and the seal. @throws IOException when the seal could not be written */
    @Override
    public void close() throws IOException {
        lock.lock();
        try {
            closing = true;
            pending.signal();
            committed.signalAll();
        } finally {
            lock.unlock();
        }
        boolean interrupted = false;
        while (committer.isAlive()) {
            try {
                committer.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
        sink.close();
        if (broken() != null) throw new IOException(broken());
    }
}
