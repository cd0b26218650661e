package fathom.watch;

import fathom.measure.Figures;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why something is as it is: words and figures, which each reader writes in its own way. */
public record Reason(List<Part> parts) {
    public static final Reason NONE = new Reason(List.of());

    public sealed interface Part {}

    public record Words(String text) implements Part {}

    /** @param unit {@code ns} for a latency; @param main the one that all is about */
    public record Figure(double value, String unit, boolean main) implements Part {}

    public Reason {
        parts = List.copyOf(parts);
    }

    public static Reason of(Part... parts) {
        return new Reason(Stream.of(parts).filter(p -> !(p instanceof Words w && w.text.isEmpty())).toList());
    }

    public static Reason words(String text) {
        return text.isEmpty() ? NONE : of(new Words(text));
    }

    /** Plainly, e.g. {@code p99 60.0 ms, limit 50.0 ms}. */
    public String text() {
        return parts.stream().map(part -> switch (part) {
            case Words w -> w.text;
            case Figure f when f.unit.equals("ns") -> Figures.latency(f.value);
            case Figure f -> Figures.exact(f.value, f.unit);
        }).collect(Collectors.joining());
    }
}
