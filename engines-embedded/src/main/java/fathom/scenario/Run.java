package fathom.scenario;

import fathom.measure.Latency;
import fathom.scenario.RunProgress.LogLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run from its start to its report, on a thread of its own beside the generator's. */
final class Run implements ScenarioRun {
    private static final Logger LOG = LoggerFactory.getLogger(Run.class);
    private static final long LEAD = 100_000_000;
    private static final long REFRESH = 200_000_000;
    private static final long DRAIN_LOOK = 10_000_000;

    private final String runId;
    private final ScenarioProfile profile;
    private final long seed;
    private final ScenarioContext context;
    private final LongConsumer park;
    private final UnaryOperator<RunReport> keeper;
    private final CompletableFuture<RunReport> ended = new CompletableFuture<>();
    private final List<LogLine> log = new ArrayList<>();
    private final Thread thread;
    private final long startedAt;
    private final long start;
    private volatile RunProgress progress;
    private volatile boolean aborted;
    private String phase = "";

    Run(String runId, ScenarioProfile profile, long seed, ScenarioContext context, LongConsumer park, UnaryOperator<RunReport> keeper) {
        this.runId = runId;
        this.profile = profile;
        this.seed = seed;
        this.context = context;
        this.park = park;
        this.keeper = keeper;
        this.startedAt = context.clock().now();
        this.start = startedAt + LEAD;
        this.progress = new RunProgress(runId, profile, seed, startedAt, 0, profile.seconds(), profile.phases().getFirst().name(), 0, 0, 0, 0, 0,
                Latency.NONE, Latency.NONE, Double.NaN, List.of(), List.of(), List.of(), null);
        this.thread = Thread.ofPlatform().daemon().name("scenario-run").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    @Override
    public String runId() {
        return runId;
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
    public void abort() {
        aborted = true;
        LockSupport.unpark(thread);
    }

    private void run() {
        RunReport report;
        try {
            report = play();
        } catch (RuntimeException | Error e) {
            LOG.error("run {} broke off", runId, e);
            report = brokenOff(e);
        }
        report = keep(report);
        progress = endedWith(report);
        ended.complete(report);
    }

    private RunReport play() {
        try (var scene = Scene.of(profile, seed, context, start); var loop = new OpenLoop(context.clock(), park, scene.works())) {
            var timeline = new Timeline(scene.load());
            long end = start + (long) (profile.seconds() * 1e9);
            if (!scene.load().isEmpty()) loop.start();
            while (!aborted && !scene.load().isEmpty() && now() < end && loop.failure() == null) {
                LockSupport.parkNanos(Math.clamp(end - now(), 1, REFRESH));
                refresh(scene, loop, timeline);
            }
            drain(scene, loop, timeline, end + (long) (profile.setting("drain") * 1e9));
            scene.load().close();
            loop.stop();
            scene.load().look(now());
            timeline.close(elapsed());
            return report(scene, loop, timeline);
        }
    }

    /** Lets the generator send what was due and the engines answer what they were asked, but no longer than the deadline. */
    private void drain(Scene scene, OpenLoop loop, Timeline timeline, long deadline) {
        long refreshAt = now() + REFRESH;
        while (!aborted && now() < deadline && (loop.isRunning() || scene.load().pending() > 0)) {
            LockSupport.parkNanos(DRAIN_LOOK);
            if (now() < refreshAt) continue;
            refresh(scene, loop, timeline);
            refreshAt = now() + REFRESH;
        }
    }

    private void refresh(Scene scene, OpenLoop loop, Timeline timeline) {
        long now = now();
        scene.watches().forEach(w -> w.look(now));
        timeline.advance(elapsed());
        var current = scene.load().schedule().phaseAt(now - start).name();
        if (!current.equals(phase)) {
            phase = current;
            log("idle", phase);
        }
        progress = snapshot(scene, loop, timeline.rows(), null);
    }

    private RunProgress snapshot(Scene scene, OpenLoop loop, List<RunProgress.Second> seconds, RunReport report) {
        var load = scene.load();
        long received = load.answers().received(), failed = load.answers().failed();
        return new RunProgress(runId, profile, seed, startedAt, Math.min(elapsed(), profile.seconds()), profile.seconds(), phase,
                load.schedule().dueBy(now() - start), load.sender().sent(), received, received - failed, failed, load.corrected(), load.uncorrected(),
                loop.cpu(), scene.observe(loop).soFar(profile.thresholds()), seconds, List.copyOf(log), report);
    }

    private RunReport report(Scene scene, OpenLoop loop, Timeline timeline) {
        var load = scene.load();
        var observations = scene.observe(loop);
        long sent = load.sender().sent(), failed = load.answers().failed(), received = load.answers().received();
        long intended = aborted ? load.schedule().dueBy(now() - start) : load.schedule().total();
        var outcomes = observations.judge(profile.thresholds());
        var judgement = Judgement.of(outcomes, sent, received, aborted, loop.failure() == null ? null : loop.failure().toString());
        var facts = new TreeMap<String, Double>();
        scene.watches().forEach(w -> w.facts(facts));
        observations.into(facts);
        load.errors().forEach(sentence -> log("warn", sentence));
        log(stateOf(judgement), judgement.why());
        progress = snapshot(scene, loop, timeline.rows(), null);
        return new RunReport(runId, profile, seed, judgement.verdict(), judgement.why(), startedAt, elapsed(), intended, sent, received,
                received - failed, failed, sent - received, outcomes, load.corrected(), load.uncorrected(), load.histograms(), scene.market(), facts,
                Environment.of(context),
                timeline.rows(), List.copyOf(log), null);
    }

    private RunReport brokenOff(Throwable e) {
        var outcomes = profile.thresholds().stream().map(t -> t.judge(Double.NaN)).toList();
        var judgement = Judgement.of(outcomes, 0, 0, aborted, e.toString());
        log("bad", judgement.why());
        return new RunReport(runId, profile, seed, judgement.verdict(), judgement.why(), startedAt, elapsed(), 0, 0, 0, 0, 0, 0, outcomes, Latency.NONE,
                Latency.NONE, Histograms.EMPTY, context.market(), Map.of(), Environment.of(context), progress.seconds(), List.copyOf(log), null);
    }

    private RunReport keep(RunReport report) {
        try {
            return keeper.apply(report);
        } catch (RuntimeException e) {
            LOG.error("the report of run {} could not be kept", runId, e);
            log("bad", "the report could not be kept: " + e.getMessage());
            return report;
        }
    }

    private RunProgress endedWith(RunReport report) {
        var p = progress;
        return new RunProgress(runId, profile, seed, startedAt, p.elapsed(), p.total(), p.phase(), report.intended(), report.sent(), report.received(),
                report.succeeded(), report.failed(), report.corrected(), report.uncorrected(), p.generatorCpu(), report.thresholds(), report.timeline(),
                List.copyOf(log), report);
    }

    private static String stateOf(Judgement judgement) {
        return switch (judgement.verdict()) {
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
