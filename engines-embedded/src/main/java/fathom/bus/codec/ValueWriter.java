package fathom.bus.codec;

import java.util.function.IntToDoubleFunction;

/** Where values are written to: the same calls make MessagePack, in which a record is an array of its components, or JSON, in which they have names. */
abstract class ValueWriter {
    private int depth;
    private int claimed;

    abstract void nil();

    abstract void bool(boolean value);

    abstract void integer(long value);

    /** NaN and the infinities included. */
    abstract void number(double value);

    abstract void text(String value);

    /** A text that comes again and again: a name. */
    void symbol(String value) {
        text(value);
    }

    abstract void doubles(int count, IntToDoubleFunction values);

    abstract void beginArray(int count);

    abstract void endArray();

    abstract void beginMap(int count);

    abstract void name(String name);

    abstract void endMap();

    abstract void beginRecord(int components);

    abstract void component(String name);

    abstract void endRecord();

    /** To be called before a value that may hold others of its own kind. @throws IllegalArgumentException when it lies too deep to be read again */
    final void enter() {
        if (++depth > ValueReader.DEEPEST) {
            throw new IllegalArgumentException("a payload that is nested more than " + ValueReader.DEEPEST + " deep cannot travel");
        }
    }

    final void leave() {
        depth--;
    }

    /** @throws IllegalArgumentException when there are more than can be read again */
    final void claim(int elements) {
        claimed += elements;
        if (claimed > ValueReader.MOST_ELEMENTS || claimed < 0) throw new IllegalArgumentException("a message of more than " + ValueReader.MOST_ELEMENTS + " elements cannot travel");
    }

    final void surface() {
        depth = 0;
        claimed = 0;
    }
}
