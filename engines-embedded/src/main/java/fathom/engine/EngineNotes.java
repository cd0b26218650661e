package fathom.engine;

import java.util.List;

/**
 * What a running engine says of itself.
 *
 * @param summary   what it has so far; empty unless it runs
 * @param warmingUp what is missing before it can answer, and for how long; empty when nothing is
 * @param errors    its distinct failures, the latest first
 */
public record EngineNotes(String summary, String warmingUp, List<ErrorCount> errors) {
    public static final EngineNotes NONE = new EngineNotes("", "", List.of());

    /** @throws IllegalArgumentException when something is missing */
    public EngineNotes {
        if (summary == null || warmingUp == null || errors == null) throw new IllegalArgumentException("an engine that does not say how it is");
        errors = List.copyOf(errors);
    }

    public static EngineNotes of(String summary) {
        return new EngineNotes(summary, "", List.of());
    }

    /** Of several copies: the summary and the lack of the first, the errors of all. */
    public static EngineNotes merged(String summary, List<EngineNotes> copies) {
        return new EngineNotes(summary, copies.getFirst().warmingUp, Errors.merged(copies.stream().map(EngineNotes::errors).toList()));
    }
}
