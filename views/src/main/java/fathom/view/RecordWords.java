package fathom.view;

import static fathom.view.piece.Rich.num;
import static fathom.view.piece.Rich.word;

import fathom.view.format.Format;
import fathom.view.piece.Rich;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;

/** Any record in one line: its texts and numbers with their names, and how many there are of what it holds many of. */
final class RecordWords {
    private static final int DECIMALS = 4;

    private RecordWords() {}

    static Rich of(Record record) {
        var spans = new ArrayList<Rich.Span>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Rich.Span value = value(read(component, record));
            if (value == null) continue;
            spans.add(word((spans.isEmpty() ? "" : ", ") + words(component.getName()) + " "));
            spans.add(value);
        }
        return spans.isEmpty() ? Rich.of(words(record.getClass().getSimpleName())) : new Rich(spans);
    }

    /** Null when it would not be told in one word. */
    private static Rich.Span value(Object value) {
        return switch (value) {
            case Double d -> num(Format.number(d, DECIMALS));
            case Float f -> num(Format.number(f, DECIMALS));
            case Number n -> num(n.toString());
            case String s when !s.isBlank() -> word(Payloads.brief(s));
            case Boolean b -> word(b ? "yes" : "no");
            case Enum<?> e -> word(e.name().toLowerCase(Locale.ROOT).replace('_', ' '));
            case Collection<?> c -> num(Integer.toString(c.size()));
            case Map<?, ?> m -> num(Integer.toString(m.size()));
            case null, default -> null;
        };
    }

    private static Object read(RecordComponent component, Record record) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null; // a component that cannot be had is not told
        }
    }

    private static String words(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }
}
