package fathom.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import fathom.bus.Bus;
import fathom.engine.Answer;
import fathom.engine.Computed;
import fathom.engine.EngineStatus.State;
import fathom.engine.EnginesState;
import fathom.engine.JobReport;
import fathom.engine.JobsState;
import fathom.engine.ResultsState;
import fathom.engine.Table;
import fathom.engine.WeatherEngine;
import fathom.engine.WeatherEngine.Forecast;
import fathom.engine.WeatherEngine.Weather;
import fathom.platform.BusOption;
import fathom.platform.BusSettings;
import fathom.platform.Catalogue;
import fathom.platform.Command.StartEngine;
import fathom.platform.Command.StartScenario;
import fathom.platform.Command.StopEngine;
import fathom.platform.Performed;
import fathom.scenario.RunReport;
import fathom.scenario.RunsState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An engine that only this test knows: listed, started, stopped, heard, asked with parameters and with data, its jobs followed, and under load like any other; in the process and over real servers. */
class NewEngineTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Catalogue CATALOGUE = Catalogue.STANDARD.with(WeatherEngine.DEFINITION);

    @TempDir
    private Path folder;

    private EmbeddedPlatform start(String option) {
        Bus bus = BusOption.parse(option, BusSettings.USUAL).open(CATALOGUE.topics());
        return EmbeddedPlatform.start(new EmbeddedConfig("sim", 7, 200, folder), bus, CATALOGUE);
    }

    private static Object ask(EmbeddedPlatform platform, String kind, Map<String, String> set, Table input) throws Exception {
        Answer answer = platform.ask(WeatherEngine.ID, kind, "", set, input).get(20, TimeUnit.SECONDS);
        return answer.isError() ? answer.error() : answer.body();
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "embedded-redis"})
    void itIsAnEngineLikeAnyOther(String option) throws Exception {
        try (var platform = start(option)) {
            await("it runs and speaks").atMost(PATIENCE).until(() -> ResultsState.of(platform.state()).payload("weather.report.here", Weather.class) != null);
            var engines = EnginesState.of(platform.state());
            assertThat(engines.engines()).hasSize(19);
            assertThat(engines.engines().getLast().id()).isEqualTo(WeatherEngine.ID);
            assertThat(engines.engine("weather").orElseThrow().contract().questions()).hasSize(4);

            assertThat(ask(platform, "forecast", Map.of("factor", "3"), Table.NONE)).isEqualTo(new Forecast(63, "blue"));
            assertThat(ask(platform, "forecast", Map.of("factor", "0"), Table.NONE)).isEqualTo("the setting 'factor' must be between 1 and 10, not 0.0");
            assertThat(ask(platform, "forecast", Map.of(), new Table(List.of("value"), List.of(List.of("1"))))).isEqualTo("the question 'forecast' takes no input of one's own");
            var input = new Table(List.of("time", "value"), List.of(List.of("1", "2"), List.of("2", "5")));
            var mean = (Computed) ask(platform, "mean", Map.of(), input);
            assertThat((Double) mean.result()).isCloseTo(3.5, within(1e-12));
            assertThat(mean.inputs()).isEqualTo(Computed.Inputs.of(input));
            assertThat(ask(platform, "mean", Map.of(), new Table(List.of("value"), List.of(List.of("x"))))).isEqualTo("row 1 of the input, column 'value': 'x' is no number");

            var job = (JobReport) ask(platform, "climate", Map.of(), Table.NONE);
            await("the job is done").atMost(PATIENCE).untilAsserted(() -> assertThat(JobsState.of(platform.state()).job(job.id())).hasValueSatisfying(r -> {
                assertThat(r.state()).isEqualTo(JobReport.State.DONE);
                assertThat(r.result()).isEqualTo(new Forecast(7, "grey"));
            }));

            Performed.on(platform, new StopEngine(WeatherEngine.ID));
            assertThat(EnginesState.of(platform.state()).engine("weather").orElseThrow().state()).isEqualTo(State.STOPPED);
            Performed.on(platform, new StartEngine(WeatherEngine.ID));
            assertThat(EnginesState.of(platform.state()).engine("weather").orElseThrow().state()).isEqualTo(State.RUNNING);
        }
    }

    @Test
    void itHasItsShareOfALoad() throws Exception {
        Path profile = Files.writeString(folder.resolve("breeze.yaml"), """
                id: breeze
                kind: load
                title: A breeze
                version: 1
                what: Asks every engine a little.
                seed: 1
                phases:
                  - {name: asking, seconds: 2, measured: true}
                thresholds:
                  - lost = 0
                settings:
                  rate: 70
                """);
        try (var platform = start("local")) {
            platform.awaitBooks(PATIENCE);
            Performed.on(platform, new StartScenario(profile.toString(), 1));
            RunReport report = await().atMost(PATIENCE).until(() -> RunsState.of(platform.state()).ended(), runs -> !runs.isEmpty()).getFirst();
            assertThat(Files.readString(report.kept().page())).contains("Weather");
            assertThat(report.counts().received()).isEqualTo(140);
        }
    }
}
