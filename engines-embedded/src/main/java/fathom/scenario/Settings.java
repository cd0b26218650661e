package fathom.scenario;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a profile set, complete: where it says nothing the usual value stands.
 *
 * @param values by name, in the order of the schema: {@link Double}, {@link String} or a list of texts
 */
public record Settings(Map<String, Object> values) {
    public Settings {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** @throws ProfileException one sentence, when it is not as the schema says */
    static Settings read(Document d, List<Setting> schema) {
        if (!d.node().isObject()) throw d.fault("'settings' must have fields with names");
        for (String name : d.names()) d.name(name).checked(() -> find(name, schema));
        var values = new LinkedHashMap<String, Object>();
        for (Setting s : schema) {
            if (d.has(s.name())) values.put(s.name(), d.field(s.name()).checked(() -> s.read(d.field(s.name()).node())));
            else if (s.usual() != null) values.put(s.name(), s.usual());
            else throw d.fault("the setting '" + s.name() + "' is missing: " + s.meaning());
        }
        return new Settings(values);
    }

    /** The same with one value as on a command line. @throws ProfileException when there is no such setting, or it cannot be that */
    Settings with(String name, String text, List<Setting> schema) {
        var changed = new LinkedHashMap<>(values);
        changed.put(name, find(name, schema).parse(text));
        return new Settings(changed);
    }

    private static Setting find(String name, List<Setting> schema) {
        return schema.stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow(() ->
                new ProfileException("unknown setting '" + name + "'" + Names.suggestion(name, schema.stream().map(Setting::name).toList())));
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
