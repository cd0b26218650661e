package fathom.view.engines;

import fathom.view.format.Format;
import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Any answer as lines of name and value: records by their components, lists by their elements. Engines need no screen of their own to be asked. */
final class Unfolded {
    /** More than anybody reads; the rest is counted. */
    private static final int MOST = 400;
    /** A second: longer ones are told as ages, nanoseconds. */
    private static final long SHORT = 1_000_000_000L;
    /** Earlier than any epoch time in nanoseconds, later than any length of time. */
    private static final long TIMES = 1_000_000_000_000_000_000L;

    /** Whole numbers of these names are lengths of time in nanoseconds, as everywhere in the records that engines answer with; below zero there is none yet. */
    private static final Set<String> LENGTHS = Set.of("age", "bar", "delay", "horizon", "interval", "span");

    /** @param depth 0 for the answer's own; @param value empty for a heading */
    record Line(int depth, String name, String value) {}

    private final List<Line> lines = new ArrayList<>();
    private int left;

    private Unfolded() {}

    static List<Line> of(Object body) {
        var unfolded = new Unfolded();
        unfolded.add(0, "answer", body);
        if (unfolded.left > 0) unfolded.lines.add(new Line(0, "and more", Format.whole(unfolded.left)));
        return unfolded.lines;
    }

    private void add(int depth, String name, Object value) {
        if (lines.size() >= MOST) {
            left++;
            return;
        }
        switch (value) {
            case null -> lines.add(new Line(depth, name, Format.NONE));
            case Record record when isPlain(record) -> lines.add(new Line(depth, name, record.toString()));
            case Record record -> record(depth, name, record);
            case Collection<?> all -> elements(depth, name, all);
            case Map<?, ?> map -> {
                heading(depth, name, map.size());
                map.forEach((k, v) -> add(depth + 1, k.toString(), v));
            }
            case Object array when array.getClass().isArray() -> elements(depth, name, list(array));
            case Long length when LENGTHS.contains(name) -> lines.add(new Line(depth, name, length(length)));
            case Long time when time == 0 && (name.equals("at") || name.endsWith(" at")) -> lines.add(new Line(depth, name, Format.NONE));
            default -> lines.add(new Line(depth, name, text(value)));
        }
    }

    /** Says in one word what it is: it has its own text. */
    private static boolean isPlain(Record record) {
        try {
            return record.getClass().getDeclaredMethod("toString").getDeclaringClass() == record.getClass()
                    && !record.toString().startsWith(record.getClass().getSimpleName() + "[");
        } catch (NoSuchMethodException none) {
            return false;
        }
    }

    private void record(int depth, String name, Record record) {
        if (depth > 0) lines.add(new Line(depth, name, ""));
        int inside = depth == 0 ? 0 : depth + 1;
        for (RecordComponent c : record.getClass().getRecordComponents()) add(inside, words(c.getName()), component(record, c));
    }

    private static Object component(Record record, RecordComponent c) {
        try {
            var accessor = c.getAccessor();
            accessor.setAccessible(true); // a record of an engine need not be public
            return accessor.invoke(record);
        } catch (ReflectiveOperationException e) {
            return "cannot be read: " + e;
        }
    }

    private void elements(int depth, String name, Collection<?> all) {
        if (depth > 0 || all.size() != 1) heading(depth, name, all.size());
        int inside = depth > 0 || all.size() != 1 ? depth + 1 : depth, i = 0;
        for (Object element : all) add(inside, Integer.toString(++i), element);
    }

    private void heading(int depth, String name, int size) {
        lines.add(new Line(depth, name, size == 0 ? "none" : Format.whole(size)));
    }

    private static List<Object> list(Object array) {
        var all = new ArrayList<Object>();
        for (int i = 0; i < Array.getLength(array); i++) all.add(Array.get(array, i));
        return all;
    }

    private static String length(long nanos) {
        return nanos < 0 ? Format.NONE : nanos < SHORT ? Format.latency(nanos) : Format.age(nanos);
    }

    private static String text(Object value) {
        return switch (value) {
            case Double d -> number(d);
            case Float f -> number(f);
            case Long l when l > TIMES -> Format.timeMillis(l);
            case Long l -> Format.whole(l);
            case Integer i -> Format.whole(i);
            case Boolean b -> b ? "yes" : "no";
            case String s -> s.isEmpty() ? Format.NONE : s;
            default -> value.toString();
        };
    }

    /** Four significant digits or so. */
    private static String number(double d) {
        double size = Math.abs(d);
        return Format.number(d, d == Math.rint(d) && size < 1e9 ? 0 : size >= 1000 ? 2 : size >= 10 ? 3 : size >= 0.1 ? 4 : 6);
    }

    /** {@code historicalVar} as {@code historical var}. */
    private static String words(String camel) {
        return camel.replaceAll("([a-z0-9])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    }
}
