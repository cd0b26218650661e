package fathom.bus.codec;

/**
 * Where values are read from, in the order in which a {@link ValueWriter} got them. What is inside another value is read from the reader that the outer
 * one gives.
 */
abstract class ValueReader {
    /** Deep enough for any honest payload, and far from the end of a stack. */
    static final int DEEPEST = 64;

    private int depth;

    ValueReader(int depth) {
        this.depth = depth;
    }

    /** Passes it if it is one. */
    abstract boolean nil() throws CodecException;

    abstract boolean bool() throws CodecException;

    abstract long integer() throws CodecException;

    abstract double number() throws CodecException;

    abstract String text() throws CodecException;

    abstract double[] doubles() throws CodecException;

    /** @return how many elements it has; never more than there can be */
    abstract int beginArray() throws CodecException;

    abstract ValueReader element(int i) throws CodecException;

    /** @return how many entries it has; never more than there can be */
    abstract int beginMap() throws CodecException;

    abstract String name(int i) throws CodecException;

    abstract ValueReader value(int i) throws CodecException;

    abstract void beginRecord(int components) throws CodecException;

    abstract ValueReader component(String name) throws CodecException;

    /** To be called before a value that may hold others of its own kind. */
    final void enter() throws CodecException {
        if (++depth > DEEPEST) throw new CodecException("nested more than " + DEEPEST + " deep");
    }

    final void leave() {
        depth--;
    }

    final int depth() {
        return depth;
    }
}
