package fathom.bus.codec;

import java.util.function.IntToDoubleFunction;
import tools.jackson.core.JsonGenerator;

/** Writes JSON that a person can read and that loses nothing: what is no number to JSON (NaN, the infinities) is written as its name. */
final class JsonWriter extends ValueWriter {
    /** Of a key in a map, in characters. */
    static final int LONGEST_NAME = 1024;

    private final JsonGenerator out;

    JsonWriter(JsonGenerator out) {
        this.out = out;
    }

    @Override
    void nil() {
        out.writeNull();
    }

    @Override
    void bool(boolean value) {
        out.writeBoolean(value);
    }

    @Override
    void integer(long value) {
        out.writeNumber(value);
    }

    @Override
    void number(double value) {
        out.writeNumber(value);
    }

    @Override
    void text(String value) {
        Texts.requireWhole(value);
        out.writeString(value);
    }

    @Override
    void doubles(int count, IntToDoubleFunction values) {
        out.writeStartArray();
        for (int i = 0; i < count; i++) out.writeNumber(values.applyAsDouble(i));
        out.writeEndArray();
    }

    @Override
    void beginArray(int count) {
        claim(count);
        out.writeStartArray();
    }

    @Override
    void endArray() {
        out.writeEndArray();
    }

    @Override
    void beginMap(int count) {
        claim(count);
        out.writeStartObject();
    }

    @Override
    void name(String name) {
        if (name.length() > LONGEST_NAME) throw new IllegalArgumentException("a key of more than " + LONGEST_NAME + " characters cannot travel as JSON");
        Texts.requireWhole(name);
        out.writeName(name);
    }

    @Override
    void endMap() {
        out.writeEndObject();
    }

    @Override
    void beginRecord(int components) {
        out.writeStartObject();
    }

    @Override
    void component(String name) {
        out.writeName(name);
    }

    @Override
    void endRecord() {
        out.writeEndObject();
    }
}
