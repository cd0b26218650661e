package fathom.scenario;

import static fathom.scenario.TestPlatform.body;
import static fathom.scenario.TestPlatform.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import fathom.engine.EngineId;
import fathom.engine.EngineStatus.State;
import fathom.measure.Clock;
import fathom.measure.Verdict;
import fathom.scenario.ScenarioProfile.Phase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(30)
class ScenarioRunnerTest {
    private final AtomicLong offset = new AtomicLong();
    private final Clock clock = () -> Clock.SYSTEM.now() + offset.get();
    private final TestPlatform platform = new TestPlatform(clock);

    private RunReport run(ScenarioProfile profile) {
        return run(profile, LockSupport::parkNanos);
    }

    private RunReport run(ScenarioProfile profile, LongConsumer park) {
        var run = new ScenarioRunner(ReportKeeper.NONE, park).start(profile, 7, platform);
        var report = run.report().orTimeout(20, TimeUnit.SECONDS).join();
        assertThat(run.progress().ended()).isSameAs(report);
        assertThat(report.counts().received()).isEqualTo(report.counts().succeeded() + report.counts().failed());
        assertThat(report.counts().lost() + report.counts().inFlight()).isEqualTo(report.counts().sent() - report.counts().received());
        assertThat(platform.bus.readers()).as("no inbox is left behind").noneMatch(name -> name.startsWith("scenario"));
        return report;
    }

    @Test
    void passesWhenEveryThresholdHolds() {
        platform.engine(EngineId.RISK, body(EngineId.RISK, "fine")).engine(EngineId.VPIN, body(EngineId.VPIN, "fine"));
        var report = run(TestProfiles.load(1_000, "lost = 0", "failed = 0", "received.share >= 100 %", "engines.silent = 0", "engines.failed = 0",
                "latency.max <= 10 s"));
        assertThat(report.verdict()).as(report.judgement().why()).isEqualTo(Verdict.PASS);
        assertThat(report.exitCode()).isZero();
        assertThat(report.counts().intended()).isEqualTo(300);
        assertThat(report.counts().sent()).isEqualTo(300);
        assertThat(report.counts().succeeded()).isEqualTo(300);
        assertThat(report.latencies().corrected().count()).isEqualTo(200);
        assertThat(report.latencies().histograms().decodeCorrected().getTotalCount()).isEqualTo(200);
        assertThat(report.judgement().thresholds()).hasSize(6).allSatisfy(o -> assertThat(o.passed()).isTrue());
        assertThat(report.evidence().parts()).extracting(WorkLog.Part::label, WorkLog.Part::succeeded).containsExactly(tuple("Risk", 150L), tuple("VPIN", 150L));
        assertThat(report.evidence().fact(MachineWatch.MEAN)).hasValue(20);
        assertThat(report.evidence().facts()).contains(new Fact("messages handled", "Risk", 150, ""));
        assertThat(report.evidence().environment()).containsKeys("java", "os", "cores", "processor", "bus");
        assertThat(report.runId()).matches("\\d{8}-\\d{6}-\\d{3}-test-load");
        assertThat(report.evidence().timeline().stream().mapToLong(RunProgress.Second::received).sum()).isEqualTo(300);
        assertThat(report.run().seed()).isEqualTo(7);
        assertThat(report.evidence().left()).isEmpty();
    }

    @Test
    void aDeadEngineLosesItsQuestions() {
        platform.engine(EngineId.RISK, body(EngineId.RISK, "fine")).engine(EngineId.VPIN, TestPlatform.NOTHING);
        var report = run(TestProfiles.load(1_000, "lost = 0", "engines.silent = 0"));
        assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(report.exitCode()).isEqualTo(2);
        assertThat(report.counts().lost()).isEqualTo(150);
        assertThat(report.evidence().parts()).extracting(WorkLog.Part::label, WorkLog.Part::open).containsExactly(tuple("Risk", 0L), tuple("VPIN", 150L));
        assertThat(report.judgement().why()).isEqualTo("2 of 2 thresholds failed: lost = 0 (150), engines.silent = 0 (1)");
    }

    @Test
    void errorsAreFailuresAndAreQuoted() {
        platform.engine(EngineId.RISK, error(EngineId.RISK, "no such portfolio"));
        var report = run(TestProfiles.load(500, "failed = 0"));
        assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(report.counts().failed()).isEqualTo(report.counts().received()).isEqualTo(150);
        assertThat(report.latencies().corrected().isEmpty()).as("a failure is no latency").isTrue();
        assertThat(report.noWork()).as("it was answered").isFalse();
        assertThat(report.evidence().log()).anySatisfy(line -> assertThat(line.text()).contains("Risk", "150", "no such portfolio"));
    }

    @Test
    void withoutEnginesNoWorkIsDoneAndThatFails() {
        var report = run(TestProfiles.load(1_000, "lost = 0", "failed = 0"));
        assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(report.noWork()).isTrue();
        assertThat(report.exitCode()).isEqualTo(3);
        assertThat(report.judgement().why()).startsWith("no work was done");
    }

    @Test
    void deafEnginesDoNoWorkEither() {
        platform.engine(EngineId.RISK, TestPlatform.NOTHING);
        var report = run(TestProfiles.load(500, "failed = 0"));
        assertThat(report.exitCode()).isEqualTo(3);
        assertThat(report.judgement().why()).isEqualTo("no work was done: not one of 150 questions was answered");
    }

    @Test
    void anEngineThatStopsIsSeen() {
        platform.engine(EngineId.RISK, body(EngineId.RISK, "fine"));
        platform.engine(EngineId.VPIN, question -> {
            platform.states.put(EngineId.VPIN, State.FAILED);
            return body(EngineId.VPIN, "last words").apply(question);
        });
        var report = run(TestProfiles.load(500, "engines.failed = 0"));
        assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(report.judgement().thresholds().getFirst().observed()).isEqualTo(1);
    }

    @Test
    void aMetricThatWasNotObservedFails() {
        platform.engine(EngineId.RISK, error(EngineId.RISK, "no"));
        var report = run(TestProfiles.load(500, "latency.p99 <= 5 s"));
        assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(report.judgement().thresholds().getFirst().observed()).isNaN();
        assertThat(report.judgement().why()).contains("not observed");
    }

    @Test
    void aGeneratorThatLosesTimeGivesNoVerdict() {
        platform.engine(EngineId.RISK, body(EngineId.RISK, "fine"));
        long begin = clock.now();
        var report = run(TestProfiles.load(1_000, "latency.max <= 1 us", "generator.behind <= 1 %"), nanos -> {
            LockSupport.parkNanos(nanos);
            if (clock.now() - begin > 250_000_000L) offset.compareAndSet(0, 100_000_000);
        });
        assertThat(report.verdict()).as(report.judgement().why()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(report.exitCode()).isEqualTo(4);
        assertThat(report.judgement().why()).startsWith("the generator could not keep its schedule: generator.behind ≤ 1 %");
    }

    @Test
    void abortEndsItSoonAndSaysSo() {
        platform.engine(EngineId.RISK, body(EngineId.RISK, "fine"));
        var hour = TestProfiles.load(100, "lost = 0").with(Map.of("seconds", "3600"));
        var runner = new ScenarioRunner(ReportKeeper.NONE);
        var run = runner.start(hour, 1, platform);
        await().atMost(Duration.ofSeconds(10)).until(() -> run.progress().counts().received() > 0);
        assertThat(run.progress().isRunning()).isTrue();
        assertThat(run.progress().phase()).isEqualTo("warm-up");
        assertThatThrownBy(() -> runner.start(hour, 1, platform)).isInstanceOf(IllegalStateException.class).hasMessageContaining(run.runId());
        run.abort("by hand");
        var report = run.report().orTimeout(10, TimeUnit.SECONDS).join();
        assertThat(report.verdict()).isEqualTo(Verdict.ABORTED);
        assertThat(report.seconds()).isLessThan(3_600);
        var again = runner.start(TestProfiles.load(500, "lost = 0"), 1, platform);
        assertThat(again.report().orTimeout(10, TimeUnit.SECONDS).join().verdict()).isEqualTo(Verdict.PASS);
        assertThat(again.runId()).isNotEqualTo(run.runId());
    }

    @Test
    void aClosedBusEndsItWithoutAVerdict() {
        platform.engine(EngineId.RISK, question -> {
            platform.bus.close();
            return null;
        });
        var report = run(TestProfiles.load(500, "lost = 0"));
        assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(report.judgement().why()).startsWith("the run broke off").contains("the bus is closed");
    }

    @Test
    void aBusThatNeverHasRoomDoesNotHoldTheRun() {
        platform.engine(EngineId.RISK, question -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted", e);
            }
            return null;
        });
        var report = run(TestProfiles.load(500, "sent.share >= 99 %"));
        assertThat(report.counts().intended()).isEqualTo(150);
        assertThat(report.counts().sent()).as("the first one holds the generator").isEqualTo(1);
        assertThat(report.exitCode()).isEqualTo(3);
    }

    private static final class Broken implements ReportKeeper {
        private final Throwable failure;

        private Broken(Throwable failure) {
            this.failure = failure;
        }

        @Override
        public Place reserve(String runId) {
            return new Place() {
                @Override
                public String runId() {
                    return runId;
                }

                @Override
                public Path save(RunReport report) {
                    if (failure instanceof Error e) throw e;
                    throw (RuntimeException) failure;
                }
            };
        }
    }

    static Stream<Throwable> whatKeepersThrow() {
        return Stream.of(new IllegalStateException("no room on the disk"), new OutOfMemoryError("no room on the disk"), new StackOverflowError(), new LinkageError("no room"));
    }

    @ParameterizedTest
    @MethodSource("whatKeepersThrow")
    void aReportThatCannotBeKeptIsStillGivenAndSaysWhy(Throwable failure) {
        platform.engine(EngineId.RISK, body(EngineId.RISK, "fine"));
        var run = new ScenarioRunner(new Broken(failure)).start(TestProfiles.load(500, "lost = 0"), 1, platform);
        var report = run.report().orTimeout(10, TimeUnit.SECONDS).join();
        assertThat(report.verdict()).isEqualTo(Verdict.PASS);
        assertThat(report.kept().page()).isNull();
        assertThat(report.kept().why()).isNotBlank();
        assertThat(run.progress().log()).anySatisfy(line -> assertThat(line.text()).contains("could not be kept", report.kept().why()));
    }

    @Test
    void wherePlaceIsDeniedNothingIsLoaded() {
        platform.engine(EngineId.RISK, body(EngineId.RISK, "fine"));
        var runner = new ScenarioRunner(runId -> {
            throw new IllegalStateException("the disk is full");
        });
        assertThatThrownBy(() -> runner.start(TestProfiles.load(500, "lost = 0"), 1, platform)).hasMessage("the disk is full");
        assertThat(platform.bus.stats().published()).isZero();
    }

    @Test
    void whatARunLeavesIsTold() {
        platform.engine(EngineId.RISK, question -> {
            platform.topics = Set.of("market_data.book.okx.S001USDT");
            return body(EngineId.RISK, "fine").apply(question);
        });
        var run = new ScenarioRunner(ReportKeeper.NONE).start(TestProfiles.load(500, "lost = 0"), 1, platform);
        var report = run.report().orTimeout(10, TimeUnit.SECONDS).join();
        assertThat(report.evidence().left()).containsExactly("the topic market_data.book.okx.S001USDT was not there before");
        assertThat(report.evidence().log()).anySatisfy(line -> assertThat(line.text()).startsWith("left on the platform: the topic"));
    }

    @Test
    void whatAnAbortCutsOffIsInFlightNotLost() {
        platform.engine(EngineId.RISK, TestPlatform.NOTHING);
        var run = new ScenarioRunner(ReportKeeper.NONE).start(TestProfiles.load(100, "lost = 0", "failed = 0").with(Map.of("seconds", "3600")), 1, platform);
        await().atMost(Duration.ofSeconds(10)).until(() -> run.progress().counts().sent() > 0);
        run.abort("closed");
        var report = run.report().orTimeout(10, TimeUnit.SECONDS).join();
        assertThat(report.verdict()).isEqualTo(Verdict.ABORTED);
        assertThat(report.judgement().why()).isEqualTo("aborted: closed");
        assertThat(report.counts().inFlight()).isEqualTo(report.counts().sent()).isPositive();
        assertThat(report.counts().lost()).isZero();
        assertThat(report.judgement().thresholds()).as("only what could be judged").extracting(o -> o.threshold().what()).containsExactly("failed");
    }

    @Test
    void countsEveryPhaseAndMeasuresOnlySome() {
        platform.engine(EngineId.RISK, body(EngineId.RISK, "fine"));
        var p = TestProfiles.load(1_000, "throughput.share >= 1 %");
        var ramp = new ScenarioProfile(p.id(), p.kind(), p.title(), 1, p.what(), 1,
                List.of(new Phase("ramp", 0.2, false, 0, 1), new Phase("steady", 0.1, true)),
                p.thresholds(), p.settings());
        var report = run(ramp);
        assertThat(report.counts().intended()).isEqualTo(200);
        assertThat(report.latencies().corrected().count()).isEqualTo(100);
        assertThat(report.evidence().fact("throughput").orElseThrow()).isLessThanOrEqualTo(1_000); // 100 measured questions in 0.1 s, however late the ramp is answered
    }
}
