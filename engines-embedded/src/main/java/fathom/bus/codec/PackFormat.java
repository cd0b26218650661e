package fathom.bus.codec;

import fathom.bus.Envelope;
import java.util.List;

/**
 * Entries of MessagePack: a byte that says so, then a list of messages. A message is a list too, with its payload as bytes, so that it can be passed unread.
 */
final class PackFormat {
    static final byte PLAIN = 0x01;
    static final byte COMPRESSED = 0x02;

    private static final ThreadLocal<PackWriter> WRITERS = ThreadLocal.withInitial(PackWriter::new);

    private final Lz4 lz4 = new Lz4();
    private final Scratch scratch = new Scratch();
    private final PayloadTypes types;
    private final int compressAbove;

    PackFormat(PayloadTypes types, int compressAbove) {
        this.types = types;
        this.compressAbove = compressAbove;
    }

    byte[] frame(Envelope message, long sequence) {
        PackWriter out = WRITERS.get().reset();
        PackMessage.write(message, sequence, types, out);
        return out.toByteArray();
    }

    byte[] entry(List<byte[]> frames) {
        PackWriter out = WRITERS.get().reset();
        out.first(PLAIN);
        out.beginArray(frames.size());
        for (byte[] frame : frames) out.raw(frame);
        return out.length() < compressAbove ? out.toByteArray() : lz4.compress(out.bytes(), out.length(), COMPRESSED);
    }

    int read(byte[] entry, IncomingSink sink) throws CodecException {
        return read(new PackReader(entry, 1, entry.length), sink);
    }

    int readCompressed(byte[] entry, IncomingSink sink) throws CodecException {
        int length = Lz4.plainLength(entry);
        byte[] plain = scratch.take(length);
        try {
            lz4.decompress(entry, plain, length);
            return read(new PackReader(plain, 0, length), sink);
        } finally {
            scratch.give(plain);
        }
    }

    private int read(PackReader in, IncomingSink sink) throws CodecException {
        int count = in.beginArray();
        if (count == 0) throw new CodecException("an entry without a message");
        var message = new PackMessage(in, types);
        for (int i = 0; i < count; i++) {
            int from = in.position();
            try {
                message.next();
            } catch (CodecException e) {
                pass(in, from, e);
                sink.leftOut(e);
                continue;
            }
            sink.message(message);
        }
        in.requireEnd();
        return count;
    }

    /** What is MessagePack but no message is left out; the next one begins after it. */
    private static void pass(PackReader in, int from, CodecException fault) throws CodecException {
        in.seek(from);
        try {
            in.skip();
        } catch (CodecException e) {
            throw fault;
        }
    }
}
