package fathom.bus.codec;

import fathom.bus.Envelope;
import java.util.List;

/**
 * Writes and reads what lies on a stream. Safe for any number of threads.
 *
 * <p>An entry says with its first byte what it is: MessagePack ({@code 0x01}), LZ4 of that ({@code 0x02}), or JSON (an opening brace for one message, an
 * opening bracket for several), which is never compressed, so that a person can read it.
 */
public final class WireCodec {
    /** Bytes of an entry, and of what is compressed in one. */
    public static final int LARGEST = 64 << 20;

    private final PackFormat pack;
    private final JsonFormat json;
    private final Encoding encoding;

    /** @param compressAbove bytes of an entry from which it is compressed, which JSON never is; {@link Integer#MAX_VALUE} for never */
    public WireCodec(PayloadTypes types, Encoding encoding, int compressAbove) {
        this.encoding = encoding;
        pack = new PackFormat(types, compressAbove);
        json = new JsonFormat(types);
    }

    /**
     * One message as bytes that {@link #entry} can put beside others.
     *
     * @throws IllegalArgumentException when the payload, or something in it, is of no registered type, or is larger or more deeply nested than can be read
     *                                  again
     */
    public byte[] frame(Envelope message, long sequence) {
        return switch (encoding) {
            case MSGPACK -> pack.frame(message, sequence);
            case JSON -> json.frame(message, sequence);
        };
    }

    /**
     * One or more frames as the body of one entry.
     *
     * @throws IllegalArgumentException when there is none, or together they are larger than {@value #LARGEST} bytes
     */
    public byte[] entry(List<byte[]> frames) {
        if (frames.isEmpty()) throw new IllegalArgumentException("an entry needs a message");
        long size = 0;
        for (byte[] frame : frames) size += frame.length + 1;
        if (size > LARGEST - Long.BYTES) throw new IllegalArgumentException("an entry of " + size + " bytes; there may be " + LARGEST);
        return switch (encoding) {
            case MSGPACK -> pack.entry(frames);
            case JSON -> json.entry(frames, (int) size);
        };
    }

    /**
     * @return how many messages were in it, those left out included
     * @throws CodecException when it is not an entry of ours, or cannot be read on; messages before the fault have been given to the sink
     */
    public int read(byte[] entry, IncomingSink sink) throws CodecException {
        if (entry.length == 0) throw new CodecException("an entry without a byte");
        if (entry.length > LARGEST) throw new CodecException("an entry of " + entry.length + " bytes; there may be " + LARGEST);
        return switch (entry[0]) {
            case PackFormat.PLAIN -> pack.read(entry, sink);
            case PackFormat.COMPRESSED -> pack.readCompressed(entry, sink);
            case '{', '[' -> json.read(entry, sink);
            default -> throw new CodecException("an entry that begins with 0x%02x is none of ours".formatted(entry[0]));
        };
    }
}
