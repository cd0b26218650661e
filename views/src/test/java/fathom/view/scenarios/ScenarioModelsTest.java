package fathom.view.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.market.FeedStatus;
import fathom.measure.Provenance;
import fathom.measure.Limit;
import fathom.scenario.Buckets;
import fathom.scenario.Metric;
import fathom.scenario.RunProgress;
import fathom.scenario.ScenarioProfile;
import fathom.scenario.Scenarios;
import fathom.scenario.WorkloadKind;
import fathom.view.SampleState;
import fathom.view.engines.EngineSamples;
import fathom.view.piece.State;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScenarioModelsTest {
    private static final WorkloadKind LOAD = ScenarioSamples.profile().kind();

    private static ThresholdRow row(String expression, double observed) {
        Limit t = Limit.parse(expression);
        return new ThresholdRow(LOAD, t, t.outcome(observed));
    }


    @Test
    void aThresholdIsNearWithinATenthOfItsLimit() {
        assertThat(row("latency.p99 <= 50 ms", 45.1).state()).isEqualTo(State.WARN);
        assertThat(row("latency.p99 <= 50 ms", 44.9).state()).isEqualTo(State.OK);
        assertThat(row("latency.p99 <= 50 ms", 50.1).state()).isEqualTo(State.BAD);
        assertThat(row("throughput >= 1000 /s", 1000).state()).as("as the report has it").isEqualTo(State.WARN);
        assertThat(row("lost = 0", 0).state()).isEqualTo(State.OK);
        assertThat(row("lost = 0", 1).state()).isEqualTo(State.BAD);
        assertThat(row("received.share >= 99.9 %", 99.998).state()).isEqualTo(State.OK);
        assertThat(new ThresholdRow(LOAD, Limit.parse("lost = 0"), null).state()).isEqualTo(State.IDLE);
    }

    @Test
    void figuresKeepTheirMeaning() {
        assertThat(row("received.share >= 99.9 %", 99.998).observed().replaceAll("\\h", " ")).isEqualTo("99.998 %");
        assertThat(row("received.share >= 99.9 %", 99.998).limit().replaceAll("\\h", " ")).isEqualTo("≥ 99.9 %");
        assertThat(row("latency.p99 <= 50 ms", Double.NaN).observed()).isEqualTo("not observed");
        assertThat(row("latency.p99 <= 50 ms", 40).marginText().replaceAll("\\h", " ")).isEqualTo("20 %");
        assertThat(row("lost = 0", 0).marginText()).isEqualTo("—");
    }

    @Test
    void everyMetricOfEveryKindHasWords() {
        for (WorkloadKind kind : Scenarios.STANDARD.kinds()) {
            assertThat(kind.observed()).allSatisfy(m -> {
                assertThat(m.label()).isNotBlank();
                assertThat(m.meaning()).isNotBlank();
            }).extracting(Metric::name).doesNotHaveDuplicates();
        }
    }

    @Test
    void thePlanAddsUpToTheQuestions() {
        for (ScenarioProfile p : Scenarios.STANDARD.profiles()) {
            double sum = 0, step = 0.001;
            for (double t = step / 2; t < p.seconds(); t += step) sum += PlannedLoad.at(p, t) * step;
            assertThat(sum).isCloseTo(PlannedLoad.amount(p, false), within(PlannedLoad.amount(p, false) * 1e-3));
            assertThat(PlannedLoad.amount(p, true)).isLessThanOrEqualTo(PlannedLoad.amount(p, false));
            assertThat(PlannedLoad.times(p.seconds())).hasSizeBetween(2, 8);
        }
    }

    @Test
    void aRunSaysHowItStands() {
        var running = RunPicture.find(ScenarioSamples.running(SampleState.at(1500)), ScenarioSamples.RUNNING);
        assertThat(running.headline()).isEqualTo("Holding so far: 7 of 7 due, 1 near the limit");
        assertThat(running.state()).isEqualTo(State.RUNNING);
        assertThat(running.run().counts().inFlight()).isPositive();
        var passed = RunPicture.find(ScenarioSamples.ended(SampleState.at(1500), true), ScenarioSamples.RUNNING);
        assertThat(passed.headline()).isEqualTo("Passed: all 11 thresholds held");
        assertThat(passed.state()).isEqualTo(State.OK);
        var failed = RunPicture.find(ScenarioSamples.ended(SampleState.at(1500), false), ScenarioSamples.RUNNING);
        assertThat(failed.headline()).isEqualTo("Failed: 1 of 11 thresholds");
        assertThat(failed.failedAndLost()).isEqualTo(212);
    }

    @Test
    void whatAnAbortCutOffIsNeitherRedNorLost() {
        var aborted = RunPicture.find(ScenarioSamples.idle(SampleState.at(1500)), "0409");
        assertThat(aborted.state()).isEqualTo(State.NO_VERDICT);
        assertThat(aborted.run().counts().inFlight()).isEqualTo(212);
        assertThat(aborted.failedAndLost()).isZero();
    }

    @Test
    void anArchivedRunIsFoundByItsId() {
        var state = ScenarioSamples.idle(SampleState.at(1500));
        assertThat(RunPicture.find(state, "0410").headline()).isEqualTo("No verdict");
        assertThat(RunPicture.find(state, "0409").headline()).isEqualTo("Aborted");
        assertThat(RunPicture.find(state, "9999")).isNull();
        assertThat(RunPicture.find(state, null)).isNull();
    }

    @Test
    void ratesAreCountsOverTheirSecond() {
        var running = RunPicture.find(ScenarioSamples.running(SampleState.at(1500)), ScenarioSamples.RUNNING);
        assertThat(running.rates(RunProgress.Second::intended)).startsWith(5_000, 5_000, 5_000).endsWith(50_000);
    }

    @Test
    void theHeatMapKeepsOnlyTheRowsInUse() {
        var heat = RunCharts.heat(ScenarioSamples.progress(SampleState.START, 11, null));
        assertThat(heat.columns()).hasSize(11).allSatisfy(c -> assertThat(c.shares()).hasSizeLessThan(Buckets.COUNT));
        assertThat(heat.high() / heat.low()).isCloseTo(Math.pow(10, heat.columns().getFirst().shares().length / 4.0), within(1.0));
        assertThat(heat.limit()).isBetween(heat.low(), heat.high());
    }

    @Test
    void whatShouldBeKnownBeforeIsSaid() {
        var checks = Preview.checks(ScenarioSamples.profile(), EngineSamples.frame(5));
        List<String> words = checks.stream().map(c -> c.text().text()).toList();
        assertThat(words).contains("Analytics is stopped and will not be asked", "VPIN has failed and will not be asked",
                "nothing live is connected; orders stay simulated");
        assertThat(words).anySatisfy(w -> assertThat(w).startsWith("Portfolio is late already"));
        assertThat(checks).noneMatch(c -> c.state() == State.BAD);
        var crash = Scenarios.STANDARD.find("flash-crash").orElseThrow();
        assertThat(crash.kind().refusal(feed(FeedStatus.State.RUNNING))).isEmpty();
        assertThat(crash.kind().refusal(feed(FeedStatus.State.ENDED)).orElseThrow()).startsWith("the recording has ended");
        assertThat(Preview.checks(crash, EngineSamples.frame(5))).as("it brings its own").noneMatch(c -> c.text().text().contains("VPIN"));
    }

    private static FeedStatus feed(FeedStatus.State state) {
        return new FeedStatus(state, Provenance.REPLAYED, "A recording", 0, 1, 1, 0, 0, List.of(), "");
    }
}
