package fathom.bus.codec;

/** Of a type whose values are names, so that they can be the keys of a JSON object. */
interface NameCodec {
    String name(Object value);

    Object named(String name) throws CodecException;
}
