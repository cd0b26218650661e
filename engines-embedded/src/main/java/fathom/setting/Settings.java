package fathom.setting;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was set, complete: where nothing was said the usual value stands.
 *
 * @param values by name, in the order of the schema: {@link Double}, {@link String} or a list of texts
 */
public record Settings(Map<String, Object> values) {
    /** Of what has nothing to be set. */
    public static final Settings NONE = new Settings(Map.of());

    public Settings {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * As on a command line.
     *
     * @param texts by name
     * @throws IllegalArgumentException one sentence, when a name is unknown, a value cannot be that, or one is missing that must be said
     */
    public static Settings parse(Map<String, String> texts, List<? extends Setting> schema) {
        texts.keySet().forEach(name -> find(name, schema));
        var values = new LinkedHashMap<String, Object>();
        for (Setting s : schema) {
            String text = texts.get(s.name());
            values.put(s.name(), text == null ? usual(s) : s.parse(text));
        }
        return new Settings(values);
    }

    /** What stands where nothing is said. @throws IllegalArgumentException when it must be said */
    public static Object usual(Setting setting) {
        if (setting.usual() == null) throw new IllegalArgumentException("the setting '" + setting.name() + "' is missing: " + setting.meaning());
        return setting.usual();
    }

    /** The same with one value as on a command line. @throws IllegalArgumentException when there is no such setting, or it cannot be that */
    public Settings with(String name, String text, List<? extends Setting> schema) {
        var changed = new LinkedHashMap<>(values);
        changed.put(name, find(name, schema).parse(text));
        return new Settings(changed);
    }

    /** @throws IllegalArgumentException one sentence with the names that are near, when there is none of that name */
    public static Setting find(String name, List<? extends Setting> schema) {
        return schema.stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow(() ->
                new IllegalArgumentException("unknown setting '" + name + "'" + Names.suggestion(name, schema.stream().map(Setting::name).toList())));
    }

    /** @throws IllegalArgumentException when the kind declares no such number; the same with the others */
    public double number(String name) {
        return get(name, Double.class);
    }

    public int whole(String name) {
        return (int) number(name);
    }

    public String text(String name) {
        return get(name, String.class);
    }

    public List<String> texts(String name) {
        return ((List<?>) get(name, List.class)).stream().map(Object::toString).toList();
    }

    private <T> T get(String name, Class<T> type) {
        Object value = values.get(name);
        if (type.isInstance(value)) return type.cast(value);
        throw new IllegalArgumentException("no " + type.getSimpleName() + " is set by the name of '" + name + "'");
    }
}
