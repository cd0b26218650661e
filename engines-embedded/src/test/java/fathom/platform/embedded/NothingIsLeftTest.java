package fathom.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import fathom.market.FeedException;
import fathom.measure.Verdict;
import fathom.platform.Command.StartScenario;
import fathom.platform.Performed;
import fathom.scenario.RunReport;
import fathom.scenario.RunsState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** What a platform started ends with it. Alone in its process: it looks at all threads there are. */
@Isolated
class NothingIsLeftTest {
    @TempDir
    private Path folder;

    @Test
    void nothingOfItLivesOnWhenItIsClosed() {
        var threads = new OurThreads();
        var platform = EmbeddedPlatform.start(new EmbeddedConfig("sim", 42, 500, folder));
        Performed.on(platform, new StartScenario("extreme-data-load", 1));
        await().atMost(Duration.ofSeconds(40)).until(platform::state, s -> RunsState.of(s).current() != null && RunsState.of(s).current().counts().sent() > 0);
        assertThat(threads.left()).isNotEmpty();
        platform.close();
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(threads.left()).isEmpty());
        assertThat(RunsState.of(platform.state()).ended()).as("the run that was going on is kept").extracting(RunReport::verdict).containsExactly(Verdict.ABORTED);
    }

    @Test
    void aFeedThatCannotBeOpenedLeavesNothingBehind() throws Exception {
        Path foreign = Files.writeString(folder.resolve("foreign.txt"), "Dear diary,\nnothing happened.\n");
        var threads = new OurThreads();
        assertThatThrownBy(() -> EmbeddedPlatform.start(new EmbeddedConfig("replay:" + foreign, 1, 500, folder))).isInstanceOf(FeedException.class)
                .hasMessageMatching(".*foreign\\.txt is not a recording of venue frames: line 1 [^\n]*\\.");
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(threads.left()).isEmpty());
    }
}
