package fathom.scenario;

import fathom.measure.Latency;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;

/**
 * What became of the work of a run, by part. Noted on any thread, read on the run's. Latency is that of good work due in a measured phase: corrected from the
 * intended time, uncorrected from the moment of sending.
 */
public final class WorkLog {
    private static final class PartLog {
        final String label;
        final LongAdder sent = new LongAdder(), succeeded = new LongAdder(), failed = new LongAdder(), shed = new LongAdder();
        final AtomicReference<String> firstError = new AtomicReference<>();
        final LatencyLog latency = new LatencyLog(2);

        PartLog(String label) {
            this.label = label;
        }
    }

    /**
     * One part of the work when the run was over.
     *
     * @param corrected  from the intended time; @param firstError null when nothing failed
     */
    public record Part(String label, long sent, long succeeded, long failed, long shed, Latency corrected, String firstError) {
        /** Neither came back nor was shed. */
        public long open() {
            return sent - succeeded - failed - shed;
        }
    }

    private static final int MOST_CAUSES = 100;
    private static final String OTHER = "others";

    private final Map<String, LongAdder> causes = new ConcurrentHashMap<>();
    private final List<PartLog> parts = new ArrayList<>();
    private final LatencyLog corrected = new LatencyLog(3);
    private final LatencyLog uncorrected = new LatencyLog(3);
    private final LatencyLog everySecond = new LatencyLog(2);
    private final LongAdder sent = new LongAdder(), succeeded = new LongAdder(), failed = new LongAdder(), shed = new LongAdder(), inTime = new LongAdder(),
            paced = new LongAdder(), behind = new LongAdder();

    /** @param labels of the parts, e.g. of the engines that are asked; one for work without parts */
    public WorkLog(List<String> labels) {
        labels.forEach(label -> parts.add(new PartLog(label)));
    }

    /** One was handed to the target. */
    public void sent(int part) {
        sent.increment();
        parts.get(part).sent.increment();
    }

    /** One of a measured phase was sent. @param late whether the generator itself was late with it */
    public void paced(boolean late) {
        paced.increment();
        if (late) behind.increment();
    }

    /**
     * One came back well.
     *
     * @param waited   nanoseconds from its intended time; @param took from the moment of sending
     * @param measured whether it was due in a measured phase; @param during whether it also came back in one
     */
    public void succeeded(int part, long waited, long took, boolean measured, boolean during) {
        PartLog log = parts.get(part);
        if (measured) {
            corrected.record(waited);
            uncorrected.record(took);
            log.latency.record(waited);
            if (during) inTime.increment();
        }
        everySecond.record(waited);
        log.succeeded.increment();
        succeeded.increment();
    }

    /** @param why one sentence */
    public void failed(int part, String why) {
        PartLog log = parts.get(part);
        log.firstError.compareAndSet(null, why);
        LongAdder cause = causes.get(why);
        if (cause == null) cause = causes.computeIfAbsent(causes.size() < MOST_CAUSES ? why : OTHER, w -> new LongAdder());
        cause.increment();
        log.failed.increment();
        failed.increment();
    }

    public void shed(int part) {
        parts.get(part).shed.increment();
        shed.increment();
    }

    /** Counts of now. @param cutOff whether what is still open was cut off, or on its way, rather than lost */
    public Counts counts(long intended, boolean cutOff) {
        long well = succeeded.sum(), bad = failed.sum(), left = shed.sum(), all = sent.sum();
        long open = Math.max(0, all - well - bad - left);
        return new Counts(intended, all, well, bad, left, cutOff ? open : 0, cutOff ? 0 : open);
    }

    /** Sent, and nothing became of it yet. */
    public long open() {
        return counts(0, true).inFlight();
    }

    /** Came back from a part, well or with an error. */
    public long received(int part) {
        return parts.get(part).succeeded.sum() + parts.get(part).failed.sum();
    }

    /** Share of the measured work that the generator itself sent late, per cent; NaN before the first. */
    public double behind() {
        return paced.sum() == 0 ? Double.NaN : 100.0 * behind.sum() / paced.sum();
    }

    /** What came since the last call, in any phase. */
    Histogram drainSecond() {
        return everySecond.drain();
    }

    /** Takes in what was measured since; about five times a second. */
    public void look() {
        corrected.drain();
        uncorrected.drain();
    }

    public Latency corrected() {
        return Latency.of(corrected.total());
    }

    public Latency uncorrected() {
        return Latency.of(uncorrected.total());
    }

    Latencies latencies() {
        return new Latencies(corrected(), uncorrected(), Histograms.of(corrected.total(), uncorrected.total()));
    }

    List<Part> parts() {
        return parts.stream().map(p -> {
            p.latency.drain();
            return new Part(p.label, p.sent.sum(), p.succeeded.sum(), p.failed.sum(), p.shed.sum(), Latency.of(p.latency.total()), p.firstError.get());
        }).toList();
    }

    /** How often each sentence was why something failed, the most frequent first. */
    Map<String, Long> causes() {
        var all = new LinkedHashMap<String, Long>();
        causes.entrySet().stream().sorted(Comparator.comparingLong((Map.Entry<String, LongAdder> e) -> e.getValue().sum()).reversed().thenComparing(Map.Entry::getKey))
                .forEach(e -> all.put(e.getKey(), e.getValue().sum()));
        return all;
    }

    /** {@link Metrics#WORK}, but for the generator's processor time. */
    void observe(Counts counts, Workload.Demand demand, Observations into) {
        into.put(corrected());
        into.put(Metrics.RECEIVED, counts.received());
        into.put(Metrics.FAILED, counts.failed());
        into.put(Metrics.SHED, counts.shed());
        into.put(Metrics.LOST, counts.lost());
        into.put(Metrics.SENT_SHARE, 100.0 * counts.sent() / demand.total());
        into.put(Metrics.RECEIVED_SHARE, 100.0 * counts.received() / demand.total());
        into.put(Metrics.THROUGHPUT, inTime.sum() / demand.seconds());
        into.put(Metrics.THROUGHPUT_SHARE, 100.0 * inTime.sum() / demand.measured());
        into.put(Metrics.GENERATOR_BEHIND, behind());
    }
}
