package fathom.scenario;

import fathom.measure.Verdict;
import fathom.scenario.Judgement.Ending;
import fathom.scenario.RunProgress.Load;
import fathom.scenario.RunProgress.LogLine;
import fathom.scenario.WorkloadKind.Staging;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run from its start to its report, on a thread of its own beside the generator's. */
final class Run implements ScenarioRun {
    private static final Logger LOG = LoggerFactory.getLogger(Run.class);
    private static final long LEAD = 100_000_000;
    private static final long REFRESH = 200_000_000;
    private static final long DRAIN_LOOK = 10_000_000;

    private final RunInfo info;
    private final ScenarioProfile profile;
    private final ScenarioContext context;
    private final LongConsumer park;
    private final ReportKeeper.Place place;
    private final CompletableFuture<RunReport> ended = new CompletableFuture<>();
    private final List<LogLine> log = new ArrayList<>();
    private final Thread thread;
    private final long start;
    private volatile RunProgress progress;
    private volatile String aborted;
    private final DeskLog desk = new DeskLog(this::log);
    private String phase = "";

    Run(RunInfo info, ScenarioContext context, LongConsumer park, ReportKeeper.Place place) {
        this.info = info;
        this.profile = info.profile();
        this.context = context;
        this.park = park;
        this.place = place;
        this.start = info.startedAt() + LEAD + profile.kind().lead(profile.settings()).toNanos();
        this.progress = new RunProgress(info, 0, profile.phases().getFirst().name(), Counts.NONE, Load.NONE, List.of(), List.of(), List.of(), List.of(), null);
        this.thread = Thread.ofPlatform().daemon().name("scenario-run").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    @Override
    public String runId() {
        return info.runId();
    }

    @Override
    public RunProgress progress() {
        return progress;
    }

    @Override
    public CompletableFuture<RunReport> report() {
        return ended.copy();
    }

    @Override
    public void abort(String why) {
        if (aborted == null) aborted = why;
        LockSupport.unpark(thread);
    }

    private void run() {
        RunReport report = keep(played());
        var p = progress;
        var load = new Load(report.latencies().corrected(), report.latencies().uncorrected(), p.load().generatorCpu());
        progress = new RunProgress(info, p.elapsed(), p.phase(), report.counts(), load, p.live(), report.judgement().thresholds(), report.evidence().timeline(),
                List.copyOf(log), report);
        ended.complete(report);
    }

    private RunReport played() {
        Map<String, Set<String>> before = Map.of();
        RunReport report;
        try {
            before = context.inventory();
            if (start - info.startedAt() > LEAD) log("idle", "making ready");
            report = play();
        } catch (RuntimeException | Error e) {
            told("broke off", e);
            report = brokenOff(e);
        }
        return before.isEmpty() ? report : withLeftovers(report, before);
    }

    private RunReport play() {
        try (var floor = new FloorMeter().start(); var workload = profile.kind().stage(new Staging(profile, info.seed(), context, start));
                var loop = new OpenLoop(context.clock(), park, workload.works())) {
            try {
                return play(workload, loop, floor);
            } finally {
                workload.watches().forEach(Watch::close);
            }
        }
    }

    private RunReport play(Workload workload, OpenLoop loop, FloorMeter floor) {
        var timeline = new Timeline(workload);
        long end = start + (long) (profile.seconds() * 1e9);
        if (!workload.isFinished()) {
            workload.begin();
            loop.start();
        }
        while (aborted == null && !workload.isFinished() && now() < end && loop.failure() == null) {
            LockSupport.parkNanos(Math.clamp(end - now(), 1, REFRESH));
            refresh(workload, loop, timeline);
        }
        drain(workload, loop, timeline, Math.min(end, now()) + workload.drain().toNanos());
        workload.stop();
        loop.stop();
        workload.log().look();
        timeline.close(elapsed());
        return report(workload, loop, timeline, floor.floor());
    }

    /** Lets the generator send what was due and the target give back what it was sent, but no longer than the deadline. */
    private void drain(Workload workload, OpenLoop loop, Timeline timeline, long deadline) {
        long refreshAt = now() + REFRESH;
        while (aborted == null && now() < deadline && (loop.isRunning() || workload.log().open() > 0)) {
            LockSupport.parkNanos(DRAIN_LOOK);
            if (now() < refreshAt) continue;
            refresh(workload, loop, timeline);
            refreshAt = now() + REFRESH;
        }
    }

    private void refresh(Workload workload, OpenLoop loop, Timeline timeline) {
        long now = now();
        workload.log().look();
        workload.watches().forEach(w -> w.look(now));
        desk.look(context.verdict());
        timeline.advance(elapsed());
        String current = profile.phaseAt(elapsed()).name();
        if (!current.equals(phase)) log("idle", phase = current);
        progress = snapshot(workload, loop, timeline);
    }

    private RunProgress snapshot(Workload workload, OpenLoop loop, Timeline timeline) {
        Counts counts = workload.log().counts(workload.due(now() - start), true);
        var load = new Load(workload.log().corrected(), workload.log().uncorrected(), loop.cpu());
        return new RunProgress(info, Math.min(elapsed(), profile.seconds()), phase, counts, load, workload.live(), observe(workload, loop, counts).soFar(profile),
                timeline.rows(), List.copyOf(log), null);
    }

    private RunReport report(Workload workload, OpenLoop loop, Timeline timeline, Floor floor) {
        boolean cutOff = aborted != null || loop.failure() != null;
        long intended = cutOff ? workload.due(now() - start) : workload.demand().total();
        Counts counts = workload.log().counts(intended, cutOff);
        var observations = observe(workload, loop, counts);
        var ending = new Ending(aborted, loop.failure() == null ? null : sentence(loop.failure()), floor);
        var outcomes = aborted != null ? observations.soFar(profile) : observations.judge(profile);
        var judgement = Judgement.of(profile.kind(), outcomes, counts, ending).inShort(info.shortened());
        var facts = new ArrayList<>(observations.facts());
        workload.watches().forEach(w -> facts.addAll(w.facts()));
        var parts = workload.log().parts();
        for (var part : parts) {
            if (part.firstError() != null) log("warn", "%s: %s failed, the first: %s".formatted(part.label(), profile.kind().unit().count(part.failed()), part.firstError()));
        }
        log(state(judgement.verdict()), judgement.why());
        progress = snapshot(workload, loop, timeline);
        var evidence = new Evidence(parts, workload.log().causes(), facts, floor, List.of(), workload.market(), Environment.of(context), timeline.rows(), List.copyOf(log));
        return new RunReport(info, elapsed(), judgement, counts, workload.log().latencies(), evidence, Kept.NOWHERE);
    }

    private Observations observe(Workload workload, OpenLoop loop, Counts counts) {
        var observations = new Observations();
        workload.log().observe(counts, workload.demand(), observations);
        observations.put(Metrics.GENERATOR_CPU, loop.cpu());
        workload.watches().forEach(w -> w.observe(observations));
        return observations;
    }

    private RunReport brokenOff(Throwable e) {
        var outcomes = profile.thresholds().stream().map(t -> t.outcome(Double.NaN)).toList();
        var judgement = Judgement.of(profile.kind(), outcomes, Counts.NONE, new Ending(aborted, sentence(e), Floor.UNKNOWN));
        log("bad", judgement.why());
        var evidence = new Evidence(List.of(), Map.of(), List.of(), Floor.UNKNOWN, List.of(), context.feed().provenance(), Environment.of(context), progress.seconds(), List.copyOf(log));
        return new RunReport(info, elapsed(), judgement, Counts.NONE, Latencies.NONE, evidence, Kept.NOWHERE);
    }

    /** What a run leaves on the platform is told, whatever the verdict. */
    private RunReport withLeftovers(RunReport r, Map<String, Set<String>> before) {
        List<String> left = Leftovers.between(before, context.inventory());
        left.forEach(what -> log("bad", "left on the platform: " + what));
        var e = r.evidence();
        var evidence = new Evidence(e.parts(), e.causes(), e.facts(), e.floor(), left, e.provenance(), e.environment(), e.timeline(), List.copyOf(log));
        return new RunReport(info, r.seconds(), r.judgement(), r.counts(), r.latencies(), evidence, r.kept());
    }

    private RunReport keep(RunReport report) {
        try {
            return report.with(Kept.at(place.save(report)));
        } catch (RuntimeException | Error e) {
            told("has no report", e);
            log("bad", "the report could not be kept: " + sentence(e));
            return report.with(Kept.not(sentence(e)));
        }
    }

    /** In one line; the stack is for whoever looks for a fault of ours. */
    private void told(String what, Throwable e) {
        LOG.error("run {} {}: {}", info.runId(), what, sentence(e));
        LOG.debug("run {} {}", info.runId(), what, e);
    }

    private static String sentence(Throwable e) {
        return e instanceof OutOfMemoryError ? "there is not enough memory" : e.getMessage() == null ? e.toString() : e.getMessage();
    }

    private static String state(Verdict verdict) {
        return switch (verdict) {
            case PASS -> "ok";
            case FAIL -> "bad";
            case INCONCLUSIVE, ABORTED -> "warn";
        };
    }

    private void log(String state, String text) {
        log.add(new LogLine(elapsed(), state, text));
    }

    private double elapsed() {
        return Math.max(0, (now() - start) / 1e9);
    }

    private long now() {
        return context.clock().now();
    }
}
