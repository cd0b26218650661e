package fathom.bus.codec;

import fathom.bus.Envelope;
import java.util.Arrays;
import java.util.List;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;

/** Entries of MessagePack: a byte that says so, then a list of messages. A message is a list too, with its payload as bytes, so that it can be passed unread. */
final class PackFormat {
    static final byte PLAIN = 0x01;
    static final byte COMPRESSED = 0x02;

    /** The compressed form begins with this byte and the length of what it makes. */
    private static final int COMPRESSED_HEAD = 1 + Integer.BYTES;
    /** LZ4 cannot make more of a byte than this. */
    private static final int STRONGEST = 255;
    private static final ThreadLocal<PackWriter> WRITERS = ThreadLocal.withInitial(PackWriter::new);

    private final PayloadTypes types;
    private final int compressAbove;
    /** In Java: the native one would have to be unpacked and loaded, and warns when it is not allowed to. */
    private final LZ4Compressor compressor = LZ4Factory.safeInstance().fastCompressor();
    private final LZ4SafeDecompressor decompressor = LZ4Factory.safeInstance().safeDecompressor();

    PackFormat(PayloadTypes types, int compressAbove) {
        this.types = types;
        this.compressAbove = compressAbove;
    }

    byte[] frame(Envelope message, long sequence) {
        PackWriter out = WRITERS.get().reset();
        PackMessage.write(message, sequence, types, out);
        return out.toByteArray();
    }

    byte[] entry(List<byte[]> frames, int size) {
        PackWriter out = WRITERS.get().reset();
        out.first(PLAIN);
        out.beginArray(frames.size());
        for (byte[] frame : frames) out.raw(frame);
        byte[] plain = out.toByteArray();
        return plain.length < compressAbove ? plain : compressed(plain);
    }

    /** Left as it is when it does not become smaller. */
    private byte[] compressed(byte[] plain) {
        byte[] packed = new byte[COMPRESSED_HEAD + compressor.maxCompressedLength(plain.length)];
        int length = COMPRESSED_HEAD + compressor.compress(plain, 1, plain.length - 1, packed, COMPRESSED_HEAD);
        if (length >= plain.length) return plain;
        packed[0] = COMPRESSED;
        Pack.INT.set(packed, 1, plain.length - 1);
        return Arrays.copyOf(packed, length);
    }

    int read(byte[] entry, IncomingSink sink) throws CodecException {
        return read(new PackReader(entry, 1, entry.length), sink);
    }

    int readCompressed(byte[] entry, IncomingSink sink) throws CodecException {
        byte[] plain = decompressed(entry);
        return read(new PackReader(plain, 0, plain.length), sink);
    }

    private byte[] decompressed(byte[] entry) throws CodecException {
        int packed = entry.length - COMPRESSED_HEAD;
        if (packed < 0) throw new CodecException("cut off");
        int length = (int) Pack.INT.get(entry, 1);
        if (length < 0 || length > WireCodec.LARGEST || length > (long) packed * STRONGEST) throw new CodecException(packed + " bytes cannot be made of " + length);
        byte[] plain = new byte[length];
        try {
            int made = decompressor.decompress(entry, COMPRESSED_HEAD, packed, plain, 0);
            if (made != length) throw new CodecException("compressed from " + made + " bytes instead of " + length);
        } catch (LZ4Exception e) {
            throw new CodecException("not LZ4", e);
        }
        return plain;
    }

    private int read(PackReader in, IncomingSink sink) throws CodecException {
        int count = in.beginArray();
        if (count == 0) throw new CodecException("an entry without a message");
        var message = new PackMessage(in, types);
        for (int i = 0; i < count; i++) {
            message.next();
            sink.message(message);
        }
        in.requireEnd();
        return count;
    }
}
