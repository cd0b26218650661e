package fathom.bus.codec;

import fathom.bus.TopicFamilies;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The records that may travel, each with the short name it travels under; with them the kinds of every sealed type that one of them declares. Nothing else is ever made from bytes, but for texts, numbers, truth values, lists and
 * maps, whose names are given.
 */
public final class PayloadTypes {
    /** @param name that it travels under */
    record Entry(String name, Class<?> type, ValueCodec codec) {}

    private final Map<String, Class<? extends Record>> byName;
    private final Map<String, Entry> entries = new HashMap<>();
    private final Map<Class<?>, Entry> byClass = new HashMap<>();
    private final Entry list;
    private final Entry map;
    /** Most messages are of the type of the one before. Whatever thread it was: all entries are right for good. */
    private Entry lastWritten, lastRead;

    /**
     * @param byName records by their short names
     * @throws IllegalArgumentException with one sentence when a record has a component that cannot travel, or a name is taken
     */
    public PayloadTypes(Map<String, Class<? extends Record>> byName) {
        this.byName = Map.copyOf(byName);
        given("string", String.class);
        given("boolean", Boolean.class);
        given("byte", Byte.class);
        given("short", Short.class);
        given("char", Character.class);
        given("int", Integer.class);
        given("long", Long.class);
        given("float", Float.class);
        given("double", Double.class);
        var anything = new TaggedCodec(Object.class, this);
        list = add(new Entry("list", List.class, ListCodec.list(anything)));
        map = add(new Entry("map", Map.class, new MapCodec(anything, anything)));
        var codecs = new Codecs(this);
        this.byName.forEach((name, type) -> add(new Entry(name, type, codecs.record(type))));
        for (Class<?> kind = codecs.nextKind(); kind != null; kind = codecs.nextKind()) {
            if (!byClass.containsKey(kind)) add(new Entry(name(kind), kind, codecs.record(kind)));
        }
        codecs.requireValues();
    }

    /** Those of what may be on a bus. @throws IllegalArgumentException as of the constructor */
    public static PayloadTypes of(TopicFamilies topics) {
        return new PayloadTypes(topics.payloads());
    }

    /** Of a kind of a sealed type: {@code Reading.Absent} is {@code reading-absent}. */
    private static String name(Class<?> type) {
        String own = type.getSimpleName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
        return type.getDeclaringClass() == null ? own : name(type.getDeclaringClass()) + "-" + own;
    }

    private void given(String name, Class<?> type) {
        add(new Entry(name, type, Leaves.of(type)));
    }

    private Entry add(Entry entry) {
        if (entries.put(entry.name, entry) != null) throw new IllegalArgumentException("'" + entry.name + "' is the name of two types");
        if (byClass.put(entry.type, entry) != null) throw new IllegalArgumentException(entry.type.getName() + " has two names");
        return entry;
    }

    /** The records that were named, by their names. */
    public Map<String, Class<? extends Record>> byName() {
        return byName;
    }

    /** Whether a value of some type that may travel is a value of that type too. */
    boolean anyIs(Class<?> declared) {
        return byClass.keySet().stream().anyMatch(declared::isAssignableFrom);
    }

    /** @throws IllegalArgumentException when the value is of no type that may travel */
    Entry of(Object value) {
        Entry last = lastWritten;
        if (last != null && last.type == value.getClass()) return last;
        Entry entry = byClass.get(value.getClass());
        if (entry != null) return lastWritten = entry;
        if (value instanceof List) return list;
        if (value instanceof Map) return map;
        throw new IllegalArgumentException(value.getClass().getName() + " is no type that may travel");
    }

    /** @throws CodecException when no type has that name */
    Entry named(String name) throws CodecException {
        Entry last = lastRead;
        if (last != null && last.name.equals(name)) return last;
        Entry entry = entries.get(name);
        if (entry == null) throw new CodecException("'" + name + "' is no type that may travel");
        lastRead = entry;
        return entry;
    }
}
