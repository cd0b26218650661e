package fathom.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fathom.bus.local.LocalBus;
import fathom.measure.Verdict;
import fathom.platform.Catalogue;
import fathom.platform.Command.StartScenario;
import fathom.platform.Performed;
import fathom.scenario.PrimesKind;
import fathom.scenario.RunReport;
import fathom.scenario.RunsState;
import fathom.scenario.ScenarioProfile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kind of workload with a profile beside it, added to the catalogue from outside: listed, started, judged, reported, and read back by the next start. */
class NewKindTest {
    @TempDir
    private Path folder;

    private final Catalogue catalogue = Catalogue.STANDARD.with(new PrimesKind(), "count-primes.yaml");

    private EmbeddedPlatform start() {
        return EmbeddedPlatform.start(new EmbeddedConfig("sim", 42, 100, folder), new LocalBus("In-process"), catalogue);
    }

    @Test
    void itIsAScenarioLikeAnyOther() throws Exception {
        RunReport ended;
        try (var platform = start()) {
            assertThat(platform.scenarios()).extracting(ScenarioProfile::id).containsExactly("flash-crash", "extreme-data-load", "count-primes");
            Performed.on(platform, new StartScenario("count-primes", 1));
            ended = await().atMost(Duration.ofSeconds(30)).until(() -> RunsState.of(platform.state()).ended(), runs -> !runs.isEmpty()).getFirst();
            assertThat(ended.verdict()).as(ended.judgement().why()).isEqualTo(Verdict.PASS);
            assertThat(ended.counts().received()).isEqualTo(2);
            assertThat(ended.evidence().left()).isEmpty();
            assertThat(Files.readString(ended.kept().page())).contains("Count primes", "primes.found", "ranges a second");
        }
        try (var again = start()) {
            List<RunReport> kept = await().atMost(Duration.ofSeconds(30)).until(() -> RunsState.of(again.state()).ended(), runs -> !runs.isEmpty());
            assertThat(kept).extracting(RunReport::runId).containsExactly(ended.runId());
        }
    }
}
