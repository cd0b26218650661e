package fathom.bus;

import fathom.bus.TopicFamily.Screen;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Everything that may be on a bus: the families of its topics, and the records that travel inside others, as the bodies of answers do. Immutable. */
public final class TopicFamilies {
    public static final TopicFamilies NONE = new TopicFamilies(List.of(), Map.of());

    private final List<TopicFamily<?>> all;
    private final Map<String, Class<? extends Record>> records;
    private final Map<String, TopicFamily<?>> byPrefix = new HashMap<>();

    private TopicFamilies(List<TopicFamily<?>> all, Map<String, Class<? extends Record>> records) {
        this.all = List.copyOf(all);
        this.records = Map.copyOf(records);
        for (TopicFamily<?> f : all) {
            if (byPrefix.put(f.prefix(), f) != null) throw new IllegalArgumentException("there are two families of topics '" + f.prefix() + "'");
        }
        for (TopicFamily<?> f : all) {
            of(f.prefix()).ifPresent(wider -> {
                throw new IllegalArgumentException("topics of '" + f.prefix() + "' would be of '" + wider.prefix() + "' too");
            });
        }
    }

    /** @throws IllegalArgumentException one sentence when two families have a topic in common */
    public static TopicFamilies of(TopicFamily<?>... families) {
        return NONE.with(List.of(families));
    }

    /** These and more. @throws IllegalArgumentException as of {@link #of(TopicFamily[])} */
    public TopicFamilies with(List<? extends TopicFamily<?>> more) {
        var both = new ArrayList<>(all);
        both.addAll(more);
        return new TopicFamilies(both, records);
    }

    /** @param name under which it travels as bytes. @throws IllegalArgumentException when the name stands for another record */
    public TopicFamilies withRecord(String name, Class<? extends Record> type) {
        var more = new HashMap<>(records);
        Class<?> before = more.put(name, type);
        if (before != null && before != type) throw new IllegalArgumentException("'" + name + "' is the name of two types");
        return new TopicFamilies(all, more);
    }

    /** In the order in which they were named. */
    public List<TopicFamily<?>> all() {
        return all;
    }

    /** Every record that may stand where only an interface or nothing is declared, by the name it travels under. @throws IllegalArgumentException when a name is taken */
    public Map<String, Class<? extends Record>> payloads() {
        Map<String, Class<? extends Record>> payloads = new LinkedHashMap<>(records);
        for (TopicFamily<?> f : all) {
            Class<?> before = payloads.put(f.codecName(), f.payload());
            if (before != null && before != f.payload()) throw new IllegalArgumentException("'" + f.codecName() + "' is the name of two types");
        }
        return payloads;
    }

    /** That of a topic; empty for a topic of none. */
    public Optional<TopicFamily<?>> of(Topic topic) {
        return of(topic.name());
    }

    private Optional<TopicFamily<?>> of(String name) {
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            TopicFamily<?> family = byPrefix.get(name.substring(0, dot));
            if (family != null) return Optional.of(family);
        }
        return Optional.empty();
    }

    public List<TopicPattern> sheddable() {
        return patterns(TopicFamily::sheddable);
    }

    public List<TopicPattern> work() {
        return patterns(TopicFamily::work);
    }

    /** What a console takes without being asked. */
    public List<Interest> forScreen() {
        return all.stream().filter(f -> f.screen() != Screen.NONE).map(TopicFamily::forScreen).toList();
    }

    private List<TopicPattern> patterns(Predicate<TopicFamily<?>> which) {
        return all.stream().filter(which).map(TopicFamily::pattern).toList();
    }
}
