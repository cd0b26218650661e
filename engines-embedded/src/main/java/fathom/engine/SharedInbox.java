package fathom.engine;

import fathom.bus.BatchHandler;
import fathom.bus.Bus;
import fathom.bus.Envelope;
import fathom.bus.InboxDelays;
import fathom.bus.InboxStats;
import fathom.bus.InboxWork;
import fathom.bus.Interest;
import fathom.bus.Subscription;
import fathom.bus.Topic;
import fathom.bus.Workers;
import fathom.measure.Clock;
import fathom.measure.LatencyRecorder;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The two ways into an engine that may have copies in other processes: what it consumes comes to each copy, a question to one of them. The two threads take
 * turns, so that the engine sees one message at a time; to whoever looks from outside it is one inbox.
 */
final class SharedInbox implements Subscription {
    private final String name;
    private final BatchHandler handler;
    /** Fair: a thread that always has more to do would let the other one wait for long. */
    private final ReentrantLock turn = new ReentrantLock(true);
    private final LatencyRecorder queued = new LatencyRecorder();
    private final LatencyRecorder done = new LatencyRecorder();
    private volatile InboxWork work = InboxWork.NONE;
    private final Subscription messages;
    private final Subscription questions;
    private boolean closeAfterTurn;

    SharedInbox(Bus bus, String name, List<Interest> interests, Topic question, BatchHandler handler) {
        this.name = name;
        this.handler = handler;
        messages = bus.subscribe(name, interests, new BatchHandler() {
            @Override
            public void onMessage(Envelope message) throws Exception {
                if (message.topic() != question) handle(message); // an engine with a wide pattern hears the questions to all copies
            }

            @Override
            public void onBatchEnd() throws Exception {
                inTurn(handler::onBatchEnd);
            }
        });
        try {
            questions = bus.share(Question.GROUP + name, List.of(Interest.lossless(question.name())), Workers.ONE, this::handle);
        } catch (RuntimeException e) {
            messages.close();
            throw e;
        }
    }

    private interface Turn {
        void take() throws Exception;
    }

    private void handle(Envelope message) throws Exception {
        inTurn(() -> {
            long start = Clock.SYSTEM.now();
            try {
                handler.onMessage(message);
            } finally {
                record(message.intended(), start, Clock.SYSTEM.now());
            }
        });
    }

    private void inTurn(Turn what) throws Exception {
        turn.lock();
        boolean over = closeAfterTurn;
        try {
            if (!over) what.take();
        } finally {
            boolean close = closeAfterTurn && !over;
            turn.unlock();
            if (close) close();
        }
    }

    /** The time spent waiting for a turn is delay, not work. */
    private void record(long intended, long start, long end) {
        work = work.plus(new InboxWork(end - start, end - start, end - start > InboxWork.BUDGET ? 1 : 0));
        queued.record(start - intended, end);
        done.record(end - intended, end);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public InboxStats stats() {
        InboxStats m = messages.stats(), q = questions.stats();
        long now = Clock.SYSTEM.now();
        return new InboxStats(name, m.counts().plus(q.counts()), work, new InboxDelays(queued.window(now), done.window(now)));
    }

    /** By the engine itself only after its turn: the other thread may be waiting for it, and would be waited for. */
    @Override
    public void close() {
        if (turn.isHeldByCurrentThread()) {
            closeAfterTurn = true;
            return;
        }
        messages.close();
        questions.close();
    }
}
