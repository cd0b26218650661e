package fathom.engine;

/**
 * One kind of failure of an engine.
 *
 * @param what  one sentence
 * @param count times it happened since the engine was started
 * @param last  when it last happened, epoch nanoseconds
 */
public record ErrorCount(String what, long count, long last) {
    /** @throws IllegalArgumentException when it does not say what */
    public ErrorCount {
        if (what == null) throw new IllegalArgumentException("an error without a sentence");
    }
}
