package fathom.setting;

import fathom.measure.Figures;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** One thing that may be set, e.g. of a scenario or of a question: what it may be, and what it means. Faults are {@link IllegalArgumentException}s of one sentence. */
public sealed interface Setting {
    String name();

    String meaning();

    /** What stands for it where nothing is said; null when it must be said. */
    Object usual();

    /** Empty where it has none. */
    default String unit() {
        return "";
    }

    /** @param node as in a document */
    Object read(JsonNode node);

    /** @param text as on a command line */
    Object parse(String text);

    /** For people. @param value as read */
    default String show(Object value) {
        return value.toString();
    }

    /** @param least smallest value; @param most largest; @param usual null when it must be said */
    record Numeric(String name, String unit, double least, double most, Double usual, String meaning) implements Setting {
        @Override
        public Object read(JsonNode node) {
            if (!node.isNumber()) throw new IllegalArgumentException("'" + name + "' must be a number, not " + node);
            return inRange(node.asDouble());
        }

        @Override
        public Object parse(String text) {
            try {
                return inRange(Double.parseDouble(text.strip()));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("'" + name + "' must be a number, not '" + text + "'", e);
            }
        }

        private Double inRange(double value) {
            if (value >= least && value <= most) return value;
            throw new IllegalArgumentException("the setting '%s' must be between %s and %s, not %s".formatted(name, Figures.number(least), Figures.number(most), value));
        }

        @Override
        public String show(Object value) {
            return Figures.exact((Double) value, unit);
        }
    }

    /** @param choices what it may be; empty for any text; @param usual null when it must be said */
    record Text(String name, List<String> choices, String usual, String meaning) implements Setting {
        @Override
        public Object read(JsonNode node) {
            if (!node.isString()) throw new IllegalArgumentException("'" + name + "' must be a text, not " + node);
            return parse(node.stringValue());
        }

        @Override
        public Object parse(String text) {
            if (text.isBlank()) throw new IllegalArgumentException("'" + name + "' must not be empty");
            if (choices.isEmpty() || choices.contains(text)) return text;
            throw new IllegalArgumentException("the setting '" + name + "' cannot be '" + text + "'" + Names.suggestion(text, choices));
        }
    }

    /** Several texts. @param choices what each may be; empty for any text; @param usual null when it must be said */
    record Texts(String name, List<String> choices, List<String> usual, String meaning) implements Setting {
        @Override
        public Object read(JsonNode node) {
            if (!node.isArray()) throw new IllegalArgumentException("'" + name + "' must be a list in brackets, not " + node);
            return node.values().stream().map(one()::read).map(Objects::toString).toList();
        }

        @Override
        public Object parse(String text) {
            return Stream.of(text.split(",")).map(String::strip).map(one()::parse).map(Objects::toString).toList();
        }

        private Text one() {
            return new Text(name, choices, null, meaning);
        }

        @Override
        public String show(Object value) {
            return String.join(", ", ((List<?>) value).stream().map(Object::toString).toList());
        }
    }
}
