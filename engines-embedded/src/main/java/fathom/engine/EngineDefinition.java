package fathom.engine;

import fathom.bus.Interest;
import fathom.bus.TopicFamily;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Everything a platform needs to know of an engine before it runs; registered once, in a catalogue.
 *
 * @param maker     makes a fresh engine for each start; null for one that is not built yet
 * @param consumes  what it takes; its questions are added by the runner
 * @param publishes the topics on which it says what it found
 * @param questions that it answers; the first is what a load generator asks
 * @param answers   records that only answers carry, by the short names under which they travel
 */
public record EngineDefinition(EngineId id, @Nullable Supplier<? extends Engine> maker, List<Interest> consumes, List<TopicFamily<?>> publishes,
                               List<QuestionKind> questions, Map<String, Class<? extends Record>> answers) {
    /** @throws IllegalArgumentException when two of its questions have one name */
    public EngineDefinition {
        consumes = List.copyOf(consumes);
        publishes = List.copyOf(publishes);
        questions = List.copyOf(questions);
        answers = Map.copyOf(answers);
        if (questions.stream().map(QuestionKind::name).distinct().count() < questions.size()) throw new IllegalArgumentException(id + " has two questions of one name");
    }

    /** Of an engine that takes nothing and says nothing so far. */
    public static EngineDefinition of(EngineId id, Supplier<? extends Engine> maker) {
        return new EngineDefinition(id, maker, List.of(), List.of(), List.of(), Map.of());
    }

    /** Of an engine that has a name and a place, but is not built yet. */
    public static EngineDefinition planned(EngineId id) {
        return new EngineDefinition(id, null, List.of(), List.of(), List.of(), Map.of());
    }

    public EngineDefinition consuming(Interest... interests) {
        return new EngineDefinition(id, maker, List.of(interests), publishes, questions, answers);
    }

    public EngineDefinition publishing(TopicFamily<?>... families) {
        return new EngineDefinition(id, maker, consumes, List.of(families), questions, answers);
    }

    public EngineDefinition asked(QuestionKind... kinds) {
        return new EngineDefinition(id, maker, consumes, publishes, List.of(kinds), answers);
    }

    /** @param name under which the record travels; the same for good */
    public EngineDefinition answering(String name, Class<? extends Record> record) {
        var more = new LinkedHashMap<>(answers);
        more.put(name, record);
        return new EngineDefinition(id, maker, consumes, publishes, questions, more);
    }

    public boolean isBuilt() {
        return maker != null;
    }

    public Optional<QuestionKind> question(String name) {
        return questions.stream().filter(q -> q.name().equals(name)).findFirst();
    }

    public EngineContract contract() {
        return new EngineContract(consumes, publishes.stream().map(TopicFamily::pattern).toList(), questions);
    }
}
