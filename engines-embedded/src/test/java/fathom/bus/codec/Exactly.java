package fathom.bus.codec;

import fathom.model.Levels;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A value written out with its types to the last bit: two that are written alike are alike. One NaN is like another, as it is to {@link Double#equals}. */
public final class Exactly {
    /** Asking a class for its components anew each time would be most of the work. */
    private static final ClassValue<Method[]> ACCESSORS = new ClassValue<>() {
        @Override
        protected Method[] computeValue(Class<?> type) {
            return Stream.of(type.getRecordComponents()).map(c -> c.getAccessor()).peek(a -> a.setAccessible(true)).toArray(Method[]::new);
        }
    };

    private final StringBuilder out = new StringBuilder();

    private Exactly() {}

    public static String text(Object value) {
        var exactly = new Exactly();
        exactly.add(value);
        return exactly.out.toString();
    }

    private void add(Object value) {
        switch (value) {
            case null -> out.append("null");
            case Double d -> out.append("double ").append(Double.doubleToLongBits(d));
            case Float f -> out.append("float ").append(Float.floatToIntBits(f));
            case double[] numbers -> {
                out.append("doubles");
                for (double d : numbers) out.append(' ').append(Double.doubleToLongBits(d));
            }
            case long[] numbers -> out.append("longs").append(Arrays.toString(numbers));
            case int[] numbers -> out.append("ints").append(Arrays.toString(numbers));
            case String[] texts -> out.append("texts").append(Arrays.toString(texts));
            case Levels levels -> {
                out.append("levels");
                for (int i = 0; i < levels.count(); i++) {
                    out.append(' ').append(Double.doubleToLongBits(levels.price(i))).append('=').append(Double.doubleToLongBits(levels.size(i)));
                }
            }
            case List<?> list -> addAll("list", list);
            case Set<?> set -> addAll("set", sorted(set.stream().map(Exactly::text)));
            case Map<?, ?> map -> addAll("map", sorted(map.entrySet().stream().map(e -> text(e.getKey()) + "=" + text(e.getValue()))));
            case Record r -> {
                var components = new ArrayList<>();
                for (Method accessor : ACCESSORS.get(r.getClass())) components.add(get(r, accessor));
                addAll(r.getClass().getName(), components);
            }
            default -> out.append(value.getClass().getName()).append(' ').append(value);
        }
    }

    private static List<String> sorted(Stream<String> texts) {
        return texts.sorted().toList();
    }

    private void addAll(String what, Collection<?> elements) {
        out.append(what).append('[');
        for (Object element : elements) {
            add(element);
            out.append(", ");
        }
        out.append(']');
    }

    private static Object get(Record r, Method accessor) {
        try {
            return accessor.invoke(r);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(accessor + " of " + r, e);
        }
    }
}
