package fathom.engine;

import fathom.bus.Topic;
import fathom.model.Instrument;
import fathom.model.Levels;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An answer as a document of maps, lists, texts, truth values and finite numbers, the same for the command line and for HTTP. A number that is none is null: JSON has no word for it. */
public final class AnswerDocument {
    private AnswerDocument() {}

    /** With engine, question, subject, result, conventions, inputs and error, in this order. */
    public static Map<String, Object> of(Answer answer) {
        return of(answer.engine(), answer.question(), answer.body(), answer.error());
    }

    /** @param body null when there is an error */
    public static Map<String, Object> of(String engine, Question question, @Nullable Object body, @Nullable String error) {
        var document = new LinkedHashMap<String, Object>();
        document.put("engine", engine);
        document.put("question", question.kind());
        document.put("subject", question.subject());
        document.put("result", plain(body instanceof Computed c ? c.result() : body));
        document.put("conventions", body instanceof Computed c ? c.conventions() : Map.of());
        document.put("inputs", body instanceof Computed c ? plain(c.inputs()) : null);
        document.put("error", error);
        return document;
    }

    /** Any value that may travel. */
    public static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String s -> s;
            case Boolean b -> b;
            case Double d -> Double.isFinite(d) ? d : null;
            case Float f -> Float.isFinite(f) ? f : null;
            case Number n -> n;
            case Instrument i -> i.topicPart();
            case Enum<?> e -> e.name().toLowerCase(Locale.ROOT).replace('_', '-');
            case Levels side -> IntStream.range(0, side.count()).mapToObj(i -> (Object) List.of(side.price(i), side.size(i))).toList();
            case Topic topic -> topic.name();
            case Record r -> record(r);
            case Map<?, ?> map -> {
                var plain = new LinkedHashMap<String, Object>();
                map.forEach((k, v) -> plain.put(k instanceof Instrument i ? i.topicPart() : String.valueOf(k), plain(v)));
                yield plain;
            }
            case Collection<?> all -> all.stream().map(AnswerDocument::plain).collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
            case Object array when array.getClass().isArray() -> {
                List<Object> list = new ArrayList<>(Array.getLength(array));
                for (int i = 0; i < Array.getLength(array); i++) list.add(plain(Array.get(array, i)));
                yield list;
            }
            default -> value.toString();
        };
    }

    private static Map<String, Object> record(Record record) {
        var plain = new LinkedHashMap<String, Object>();
        for (RecordComponent c : record.getClass().getRecordComponents()) plain.put(c.getName(), plain(value(record, c)));
        return plain;
    }

    private static @Nullable Object value(Record record, RecordComponent component) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("the component " + component.getName() + " of " + record.getClass().getSimpleName() + " cannot be read", e);
        }
    }
}
