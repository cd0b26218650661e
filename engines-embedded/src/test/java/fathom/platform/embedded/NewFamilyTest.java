package fathom.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fathom.bus.Bus;
import fathom.bus.BusesState;
import fathom.bus.MessageType;
import fathom.bus.Topic;
import fathom.bus.TopicFamily;
import fathom.bus.TopicFamily.Stage;
import fathom.engine.ResultsState;
import fathom.platform.BusOption;
import fathom.platform.BusSettings;
import fathom.platform.Catalogue;
import fathom.platform.Platform.Tail;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A family of topics that only this test knows travels, is listed and is shown, on each kind of bus, without being named anywhere else. */
class NewFamilyTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private sealed interface Sky permits Sky.Clear, Sky.Rain {
        record Clear() implements Sky {}

        record Rain(double millimetres) implements Sky {}
    }

    private record Station(String name, double metres) {}

    private record Weather(Station station, List<Sky> hours, Set<String> warnings) {}

    private static final TopicFamily<Weather> WEATHER = TopicFamily.of("weather.forecast", Stage.ENGINES, "Weather", MessageType.ANALYTICS_RESULT, Weather.class, "weather")
            .latestOnScreen();
    private static final Catalogue CATALOGUE = Catalogue.STANDARD.with(WEATHER);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"local", "embedded-redis"})
    void itTravelsIsListedAndShown(String option) {
        Bus bus = BusOption.parse(option, BusSettings.USUAL).open(CATALOGUE.topics());
        var weather = new Weather(new Station("Kew", 5), List.of(new Sky.Clear(), new Sky.Rain(2.5)), Set.of("wind"));
        Topic topic = WEATHER.topic("KEW");
        try (var platform = EmbeddedPlatform.start(new EmbeddedConfig("sim", 7, 50, folder), bus, CATALOGUE); Tail tail = platform.tail(WEATHER.pattern().text())) {
            await("the tail listens").atMost(PATIENCE).until(() -> bus.stats().inboxes().stream().anyMatch(i -> i.name().equals(Tail.INBOX)));
            bus.publisher("test").publish(topic, WEATHER.type(), weather, 1);
            await("in the results").atMost(PATIENCE).until(() -> ResultsState.of(platform.state()).latest().containsKey(topic.name()));
            assertThat(ResultsState.of(platform.state()).payload(topic.name(), Weather.class)).isEqualTo(weather);
            await("in the tail").atMost(PATIENCE).until(() -> !tail.latest().isEmpty());
            assertThat(tail.latest().getFirst().payload()).isEqualTo(weather);
            await("among the topics of the bus").atMost(PATIENCE).untilAsserted(() -> assertThat(BusesState.of(platform.state()).buses().getFirst().each())
                    .anySatisfy(b -> assertThat(b.topics()).anyMatch(t -> t.topic() == topic && t.published() == 1)));
        }
    }
}
