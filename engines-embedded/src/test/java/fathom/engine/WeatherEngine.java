package fathom.engine;

import fathom.bus.Envelope;
import fathom.bus.Interest;
import fathom.bus.MessageType;
import fathom.bus.TopicFamily;
import fathom.bus.TopicFamily.Stage;
import fathom.bus.Topics;
import fathom.engine.QuestionKind.Subject;
import fathom.setting.Setting;
import fathom.setting.Settings;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;

/** A nineteenth engine, made outside of everything: counts books by the second, and averages what it is brought. */
public final class WeatherEngine implements Engine {
    /** @param books counted in the second that ended at {@code at} */
    public record Weather(long at, long books) {
        public static final TopicFamily<Weather> TOPICS = TopicFamily.of("weather.report", Stage.ENGINES, "Weather", MessageType.ANALYTICS_RESULT, Weather.class, "weather").latestOnScreen();
    }

    /** Only answers carry it. */
    public record Forecast(double warmth, String sky) {}

    public static final EngineId ID = new EngineId("weather", "Weather", 0, "Books a second, and means");

    public static final EngineDefinition DEFINITION = EngineDefinition.of(ID, WeatherEngine::new)
            .consuming(Interest.latest(Topics.BOOKS))
            .publishing(Weather.TOPICS)
            .asked(QuestionKind.of("now", Subject.NONE, "books in the last second"),
                    QuestionKind.of("forecast", Subject.NONE, "warmth times a factor", new Setting.Numeric("factor", "", 1, 10, 2.0, "multiplies the warmth")),
                    QuestionKind.of("mean", Subject.NONE, "the mean of a column").bringing("time,value"),
                    QuestionKind.job("climate", Subject.NONE, "the same after long work"))
            .answering("forecast", Forecast.class);

    private Weather last = new Weather(0, 0);
    private long books;

    @Override
    public void open(EngineContext context) {
        context.timers().every(Duration.ofSeconds(1), (due, out) -> {
            last = new Weather(due, books);
            books = 0;
            out.publish(Weather.TOPICS.topic("here"), Weather.TOPICS.type(), last);
        });
    }

    @Override
    public void onMessage(Envelope message, EngineOutput out) {
        books++;
    }

    @Override
    public Object answer(Question question, Settings settings) {
        return switch (question.kind()) {
            case "now" -> last;
            case "forecast" -> new Forecast(21 * settings.number("factor"), "blue");
            case "mean" -> new Computed(Arrays.stream(question.input().numbers("value")).average().orElseThrow(() -> new IllegalArgumentException("needs one value")),
                    Map.of("mean", "arithmetic"), Computed.Inputs.of(question.input()));
            case "climate" -> (Work) progress -> new Forecast(7, "grey");
            default -> throw question.unknown();
        };
    }

    @Override
    public String summary() {
        return last.books() + " books in the last second";
    }
}
