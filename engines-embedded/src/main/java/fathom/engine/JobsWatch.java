package fathom.engine;

import fathom.bus.Bus;
import fathom.bus.Envelope;
import fathom.bus.Interest;
import fathom.bus.Subscription;
import fathom.state.SectionSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Hears what becomes of the jobs of all engines on a bus, and keeps the last of them. */
public final class JobsWatch implements SectionSource {
    private static final int KEPT = 64;

    private final Map<String, JobReport> jobs = new LinkedHashMap<>();
    private final Subscription subscription;

    public JobsWatch(Bus bus) {
        subscription = bus.subscribe("jobs watch", List.of(Interest.lossless(JobReport.TOPICS)), this::onMessage);
    }

    private synchronized void onMessage(Envelope message) {
        if (!(message.payload() instanceof JobReport report)) throw new IllegalArgumentException("no report of a job on " + message.topic());
        JobReport before = jobs.get(report.id());
        if (before != null && before.state().isOver()) return;
        jobs.put(report.id(), report);
        if (jobs.size() > KEPT) jobs.remove(jobs.keySet().iterator().next());
    }

    @Override
    public synchronized JobsState section() {
        var latest = new ArrayList<>(jobs.values());
        Collections.reverse(latest);
        return new JobsState(latest);
    }

    @Override
    public void close() {
        subscription.close();
    }
}
