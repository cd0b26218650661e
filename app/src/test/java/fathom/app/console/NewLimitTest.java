package fathom.app.console;

import static fathom.app.console.Screen.awaitText;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fathom.bus.local.LocalBus;
import fathom.engine.EngineId;
import fathom.measure.Limit;
import fathom.platform.Catalogue;
import fathom.platform.embedded.EmbeddedConfig;
import fathom.platform.embedded.EmbeddedPlatform;
import fathom.platform.host.Host;
import fathom.platform.host.HostId;
import fathom.platform.host.Hosts;
import fathom.scenario.RunProgress;
import fathom.scenario.RunReport;
import fathom.scenario.RunsState;
import fathom.scenario.Scenarios;
import fathom.server.Access;
import fathom.server.HttpInterface;
import fathom.server.PlatformRoutes;
import fathom.state.News;
import fathom.store.PreferenceKeeper;
import fathom.style.Theme;
import fathom.view.shell.StandardViews;
import fathom.watch.Rule;
import fathom.watch.Severity;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import tools.jackson.databind.json.JsonMapper;

/** A limit that is added in one place is judged in health, on the Overview, among what happened, and in a report. */
@ExtendWith(ApplicationExtension.class)
@ResourceLock("JavaFX")
class NewLimitTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Catalogue CATALOGUE = Catalogue.STANDARD.with(new Rule("crowd", Limit.parse("engine.waiting >= 1000000"), "risk", "is lonely", Severity.ACT, 0));

    @TempDir
    private static Path folder;
    private EmbeddedPlatform platform;
    private Console console;

    @Start
    void start(Stage stage) {
        Theme.DARK.choose();
        platform = EmbeddedPlatform.start(new EmbeddedConfig("sim", 42, 500, folder), new LocalBus("In-process"), CATALOGUE);
        console = new Console(stage, CompletableFuture.completedFuture(platform), StandardViews.ALL, PreferenceKeeper.unkept(), 1440, 900).open();
    }

    @Stop
    void stop() {
        console.close();
        platform.close();
    }

    @Test
    void onTheOverviewAmongWhatHappenedAndInAReport() throws Exception {
        awaitText("Risk is lonely");
        assertThat(News.of(platform.state()).events()).anyMatch(e -> e.where().equals("Risk") && e.what().startsWith("is lonely: 0 messages wait, limit 1,000,000"));
        platform.startScenario(Scenarios.STANDARD.resolve("extreme-data-load").with(Map.of("rate", "200", "seconds", "3")), 1, false);
        await().atMost(PATIENCE).until(() -> RunsState.of(platform.state()).current() instanceof RunProgress run && !run.isRunning());
        RunReport report = RunsState.of(platform.state()).current().ended();
        assertThat(report.evidence().log()).anyMatch(line -> line.state().equals("bad") && line.text().startsWith("the desk, as it began: engine risk is lonely"));
        assertThat(Files.readString(report.kept().page())).contains("engine risk is lonely");
    }

    @Test
    void inHealth() throws Exception {
        try (var bus = new LocalBus("Test"); var http = new HttpInterface(InetAddress.getLoopbackAddress(), 0, new Access(List.of(), null)); var client = HttpClient.newHttpClient();
                var host = new Host(HostId.create(), bus, CATALOGUE, Set.of(EngineId.RISK), Catalogue.STANDARD.feeds().parse("sim").open(1, 500), Hosts.Listener.NONE)) {
            host.start();
            HttpResponse<String> health;
            try (var platform = new PlatformRoutes(host, bus)) {
                http.open(platform.routes());
                health = client.send(HttpRequest.newBuilder(URI.create(http.url() + "/health")).build(), BodyHandlers.ofString());
            }
            assertThat(health.statusCode()).isEqualTo(503);
            assertThat(JsonMapper.shared().readTree(health.body()).get("conditions").valueStream().map(c -> c.get("what").stringValue())).contains("Risk is lonely");
        }
    }
}
