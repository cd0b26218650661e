package fathom.platform.embedded;

import fathom.model.Levels;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A result written out to its last digit, with what lies in arrays and levels, which have no text of their own. */
final class Digits {
    /** Asking a class for its components anew each time would be most of the work. */
    private static final ClassValue<RecordComponent[]> COMPONENTS = new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
            return type.getRecordComponents();
        }
    };

    private Digits() {}

    static String of(Object value) {
        return switch (value) {
            case null -> "null";
            case double[] numbers -> Arrays.toString(numbers);
            case long[] numbers -> Arrays.toString(numbers);
            case int[] numbers -> Arrays.toString(numbers);
            case String[] texts -> Arrays.toString(texts);
            case Levels levels -> IntStream.range(0, levels.count()).mapToObj(i -> levels.price(i) + "=" + levels.size(i)).collect(Collectors.joining(" "));
            case List<?> list -> list.stream().map(Digits::of).collect(Collectors.joining(", ", "[", "]"));
            case Record r -> Arrays.stream(COMPONENTS.get(r.getClass())).map(c -> of(get(r, c))).collect(Collectors.joining(", ", "(", ")"));
            default -> value.toString();
        };
    }

    private static Object get(Record r, RecordComponent component) {
        try {
            return component.getAccessor().invoke(r);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(component + " of " + r, e);
        }
    }
}
