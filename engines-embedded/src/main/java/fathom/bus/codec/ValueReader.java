package fathom.bus.codec;

/**
 * Where values are read from, in the order in which a {@link ValueWriter} got them. What is inside another value is read from the reader that the outer
 * one gives.
 */
abstract class ValueReader {
    /** Deep enough for any honest payload, and far from the end of a stack. */
    static final int DEEPEST = 64;

    /** Of all lists, maps and records of a message together: each costs memory, however few bytes it took. */
    static final int MOST_ELEMENTS = 1 << 20;

    private int depth;
    private int claimed;

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

    /** To be called before anything is made for so many elements. */
    final void claim(int elements) throws CodecException {
        claimed += elements;
        if (claimed > MOST_ELEMENTS || claimed < 0) throw new CodecException("a message of more than " + MOST_ELEMENTS + " elements");
    }

    /** A new message begins. */
    final void unclaim() {
        claimed = 0;
    }

    final int depth() {
        return depth;
    }
}
