package fathom.engine;

import fathom.bus.Bus;
import fathom.bus.Envelope;
import fathom.bus.Interest;
import fathom.bus.Publisher;
import fathom.bus.Subscription;
import fathom.engine.JobReport.State;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Works out what takes longer than a message may: a few threads of low priority for all engines of a process, a queue with a limit, progress and cancellation.
 * Whatever becomes of a job is published. Safe from any thread.
 */
public final class Jobs implements AutoCloseable {
    /** Jobs that may wait for a thread. */
    public static final int MOST_WAITING = 32;

    private final String process = UUID.randomUUID().toString().substring(0, 8);
    private final AtomicLong numbers = new AtomicLong();
    private final Map<String, Job> open = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor pool;
    private final Publisher publisher;
    private final Subscription cancels;

    public Jobs(Bus bus) {
        this(bus, Math.max(1, Runtime.getRuntime().availableProcessors() / 4));
    }

    /** @param threads jobs that are worked on at the same time */
    Jobs(Bus bus, int threads) {
        pool = new ThreadPoolExecutor(threads, threads, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), Jobs::thread);
        pool.allowCoreThreadTimeOut(true);
        publisher = bus.publisher("jobs");
        cancels = bus.subscribe("jobs", List.of(Interest.lossless(JobCancel.TOPICS)), this::onCancel);
    }

    private static Thread thread(Runnable work) {
        Thread thread = Thread.ofPlatform().daemon().name("engine job").unstarted(work);
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
    }

    /**
     * Returns at once.
     *
     * @param name     for people
     * @param intended of the message that it follows from
     * @throws IllegalArgumentException when too many wait already
     */
    JobReport submit(EngineId engine, String name, Work work, long intended) {
        String id = engine.id() + "-" + process + "-" + numbers.incrementAndGet();
        var job = new Job(id, engine, name, work, report -> publish(report, intended));
        open.put(id, job);
        try {
            pool.execute(() -> {
                try {
                    job.run();
                } finally {
                    open.remove(id);
                }
            });
        } catch (RejectedExecutionException e) {
            open.remove(id);
            throw new IllegalArgumentException(MOST_WAITING + " jobs wait already; ask again when one of them is done");
        }
        return job.report();
    }

    private void onCancel(Envelope message) {
        if (message.payload() instanceof JobCancel cancel) cancel(cancel.id());
    }

    /** Ends it soon. @return whether it was there to be ended */
    boolean cancel(String id) {
        Job job = open.get(id);
        if (job == null) return false;
        job.cancel();
        return true;
    }

    /** Those of a stopped engine end. */
    void cancelAll(EngineId engine) {
        open.values().stream().filter(job -> job.engine().equals(engine)).forEach(Job::cancel);
    }

    /** Of jobs that wait or are worked on. */
    List<JobReport> open(EngineId engine) {
        return open.values().stream().filter(job -> job.engine().equals(engine)).map(Job::report).filter(r -> r.state() != State.CANCELLED).toList();
    }

    private void publish(JobReport report, long intended) {
        publisher.publish(JobReport.TOPICS.topic(report.engine()), JobReport.TOPICS.type(), report, intended);
    }

    /** Cancels what waits and what is worked on. */
    @Override
    public void close() {
        open.values().forEach(Job::cancel);
        pool.shutdownNow();
        cancels.close();
    }
}
