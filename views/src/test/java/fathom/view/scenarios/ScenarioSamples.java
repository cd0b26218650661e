package fathom.view.scenarios;

import fathom.measure.Latency;
import fathom.measure.Provenance;
import fathom.measure.Limit;
import fathom.measure.Limit.Outcome;
import fathom.measure.Verdict;
import fathom.scenario.Buckets;
import fathom.scenario.Counts;
import fathom.scenario.Evidence;
import fathom.scenario.Fact;
import fathom.scenario.Floor;
import fathom.scenario.Judgement;
import fathom.scenario.Kept;
import fathom.scenario.Latencies;
import fathom.scenario.MachineWatch;
import fathom.scenario.RunInfo;
import fathom.scenario.RunProgress;
import fathom.scenario.RunProgress.Load;
import fathom.scenario.RunProgress.LogLine;
import fathom.scenario.RunProgress.Second;
import fathom.scenario.RunReport;
import fathom.scenario.RunsState;
import fathom.scenario.ScenarioProfile;
import fathom.scenario.Scenarios;
import fathom.scenario.WorkLog;
import fathom.state.PlatformState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Runs in every state, of the profiles that come with the platform; for tests and pictures only. */
public final class ScenarioSamples {
    public static final String RUNNING = "20260731-143157-100-extreme-data-load";
    private static final Latency CORRECTED = new Latency(412_000, 118_000, 940_000, 46_300_000, 188_000_000, 241_000_000),
            UNCORRECTED = new Latency(412_000, 92_000, 610_000, 12_100_000, 31_000_000, 74_000_000);

    private ScenarioSamples() {}

    /** Nothing is going on; four runs have ended. */
    public static PlatformState idle(PlatformState s) {
        return with(s, null, runs(s.at()));
    }

    /** Eleven seconds of extreme data load are over. */
    public static PlatformState running(PlatformState s) {
        return with(s, progress(s.at(), 11.4, null), runs(s.at()));
    }

    /** Nine seconds of a flash crash are over, as figures of its own kind show. */
    public static PlatformState crashing(PlatformState s) {
        var p = progress(s.at(), 9.2, null);
        var crash = Scenarios.STANDARD.find("flash-crash").orElseThrow();
        var info = new RunInfo(RUNNING, crash, 1, p.run().startedAt());
        var soFar = crash.thresholds().stream().filter(t -> crash.metric(t).live()).map(t -> t.outcome(t.limit() * 0.4)).toList();
        return with(s, new RunProgress(info, 9.2, "bottom", p.counts(), p.load(), List.of(Fact.of("prices, of their opening", 50.1, "%")), soFar, p.seconds(), p.log(), null),
                runs(s.at()));
    }

    /** It has ended, and passed or failed. */
    public static PlatformState ended(PlatformState s, boolean passed) {
        var report = report(RUNNING, profile(), passed ? Verdict.PASS : Verdict.FAIL, s.at() - 40_000_000_000L, passed);
        var runs = new ArrayList<RunReport>();
        runs.add(report);
        runs.addAll(runs(s.at()));
        return with(s, progress(s.at(), 15, report), runs);
    }

    public static ScenarioProfile profile() {
        return Scenarios.STANDARD.find("extreme-data-load").orElseThrow();
    }

    static PlatformState with(PlatformState s, RunProgress run, List<RunReport> runs) {
        return s.with(new RunsState(run, runs));
    }

    private static List<RunReport> runs(long at) {
        long day = 86_400_000_000_000L;
        return List.of(report("0412", profile(), Verdict.PASS, at - day / 7, true), report("0411", Scenarios.STANDARD.find("flash-crash").orElseThrow(), Verdict.FAIL,
                at - day / 3, false),
                report("0410", profile(), Verdict.INCONCLUSIVE, at - day, false), report("0409", profile(), Verdict.ABORTED, at - 2 * day, true));
    }

    static RunProgress progress(long at, double elapsed, RunReport ended) {
        var seconds = seconds((int) elapsed);
        long sent = seconds.stream().mapToLong(Second::sent).sum(), received = seconds.stream().mapToLong(Second::received).sum();
        var counts = ended == null ? new Counts(sent + 12, sent, received, 0, 0, sent - received, 0) : ended.counts();
        return new RunProgress(new RunInfo(RUNNING, profile(), 1, at - (long) (elapsed * 1e9)), elapsed, elapsed < 5 ? "ramp" : "steady", counts,
                new Load(CORRECTED, UNCORRECTED, 61.4), List.of(), ended == null ? soFar() : ended.judgement().thresholds(), seconds, log(elapsed), ended);
    }

    private static List<Outcome> soFar() {
        return outcomes(true).stream().filter(o -> o.threshold().what().startsWith("latency") || o.threshold().what().startsWith("generator")
                || List.of("failed", "engines.failed").contains(o.threshold().what())).toList();
    }

    private static List<Outcome> outcomes(boolean passed) {
        Map<String, Double> observed = Map.of("received.share", 99.998, "throughput.share", 99.4, "latency.p99", passed ? 46.3 : 141.8, "latency.p99.9",
                188.0, "latency.max", 241.0,
                "generator.behind", 0.003, "generator.cpu", 61.4);
        return profile().thresholds().stream().map(t -> t.outcome(observed.getOrDefault(t.what(), 0.0)))
                .toList();
    }

    private static List<Second> seconds(int count) {
        var r = new Random(7);
        var seconds = new ArrayList<Second>();
        for (int i = 0; i < count; i++) {
            long due = i < 3 ? 5_000 : i == 3 ? 16_250 : i == 4 ? 38_750 : 50_000;
            var buckets = new float[Buckets.COUNT];
            float sum = 0;
            int middle = 8 + i / 6;
            for (int b = 0; b < buckets.length; b++) sum += buckets[b] = (float) Math.exp(-Math.pow(b - middle, 2) / (b > middle ? 14 : 2)) * (0.8f
                    + 0.4f * r.nextFloat());
            for (int b = 0; b < buckets.length; b++) buckets[b] = b < 5 || b > 21 ? 0 : buckets[b] / sum;
            seconds.add(new Second(i + 1, due, due - r.nextInt(5), due - r.nextInt(40), 110_000, 6_000_000 + i * 7_400_000L + r.nextInt(2_000_000),
                    120_000_000, buckets));
        }
        return seconds;
    }

    private static List<LogLine> log(double until) {
        return List.of(new LogLine(0, "idle", "warm-up"), new LogLine(3, "idle", "ramp"), new LogLine(5, "idle", "steady"),
                new LogLine(until, "warn", "Portfolio answered 12 questions with an error, the first: nothing was heard of 'POL' so far"));
    }

    static RunReport report(String id, ScenarioProfile p, Verdict verdict, long at, boolean passed) {
        boolean aborted = verdict == Verdict.ABORTED;
        long open = passed && !aborted ? 0 : 212;
        var parts = new ArrayList<WorkLog.Part>();
        for (String engine : List.of("Analytics", "Risk", "Features", "MarketData / IBKR", "Portfolio", "VPIN")) {
            int i = parts.size();
            parts.add(new WorkLog.Part(engine, 96_000, engine.equals("Risk") ? 96_000 - open : 96_000, 0, 0,
                    new Latency(96_000, 82_000 + 1_000 * i, 400_000, 8_200_000L * (1 + i % 5), 61_000_000, 90_000_000), null));
        }
        var facts = List.of(Fact.of(MachineWatch.MEAN, 71.2, "%"), Fact.of(MachineWatch.MOST, 94, "%"), Fact.of("generator.cpu", 61.4, "%"));
        var outcomes = p.id().equals(profile().id()) ? outcomes(passed) : p.thresholds().stream().map(t ->
                t.outcome(t.comparison() == Limit.Comparison.AT_MOST
                ? t.limit() * (t.what().startsWith("latency") ? 1.4 : 0.4) : t.limit())).toList();
        String why = verdict == Verdict.PASS ? "all " + outcomes.size() + " thresholds held" : verdict == Verdict.ABORTED ? "aborted: by hand"
                : verdict == Verdict.INCONCLUSIVE ? "the generator could not keep its schedule" : "1 of " + outcomes.size()
                        + " thresholds failed: latency.p99 ≤ 50 ms (142 ms)";
        var evidence = new Evidence(parts, Map.of(), facts, Floor.UNKNOWN, List.of(), Provenance.SIMULATED,
                Map.of("java", "OpenJDK 64-Bit Server VM 25", "os", "Sample OS 1.0", "processor", "Sample processor", "cores", "8"), seconds(15), log(15));
        return new RunReport(new RunInfo(id, p, 1, at), 15.2, new Judgement(verdict, why, outcomes),
                new Counts(575_000, 575_000, 575_000 - open, 0, 0, aborted ? open : 0, aborted ? 0 : open), new Latencies(CORRECTED, UNCORRECTED, null), evidence,
                Kept.at(Path.of("runs", id, "report.html")));
    }
}
