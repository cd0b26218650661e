package fathom.bus.codec;

import java.util.Arrays;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;

/** Bytes in the block format of LZ4, after their length, so that nobody has to guess how much room they need. */
final class Lz4 {
    /** Bytes before the block. */
    static final int HEAD = Integer.BYTES;

    /** LZ4 cannot make more of a byte than this. */
    private static final int STRONGEST = 255;

    private final LZ4Compressor compressor;
    private final LZ4SafeDecompressor decompressor;
    private final Scratch scratch = new Scratch();

    /** Four times as fast where native code may be loaded; where it may not, trying would print a warning. */
    Lz4() {
        this(Lz4.class.getModule().isNativeAccessEnabled() ? LZ4Factory.fastestInstance() : LZ4Factory.safeInstance());
    }

    Lz4(LZ4Factory factory) {
        compressor = factory.fastCompressor();
        decompressor = factory.safeDecompressor();
    }

    /**
     * Compresses what follows the first byte, as far as {@code end}.
     *
     * @return an array of another first byte; or what was given, when it would not become smaller
     */
    byte[] compress(byte[] plain, int end, byte first) {
        int length = end - 1, head = 1 + HEAD;
        byte[] packed = scratch.take(head + compressor.maxCompressedLength(length));
        try {
            int packedLength = head + compressor.compress(plain, 1, length, packed, head);
            if (packedLength >= end) return Arrays.copyOf(plain, end);
            packed[0] = first;
            Pack.INT.set(packed, 1, length);
            return Arrays.copyOf(packed, packedLength);
        } finally {
            scratch.give(packed);
        }
    }

    /** How much was after the first byte. @throws CodecException when it says that it was larger than it can have been or may be */
    static int plainLength(byte[] packed) throws CodecException {
        int packedLength = packed.length - 1 - HEAD;
        if (packedLength < 0) throw new CodecException("cut off");
        int length = (int) Pack.INT.get(packed, 1);
        if (length < 0 || length > WireCodec.LARGEST || length > (long) packedLength * STRONGEST) {
            throw new CodecException(packedLength + " bytes of LZ4 that claim to have been " + Integer.toUnsignedString(length));
        }
        return length;
    }

    /** What was after the first byte. @param plain room for {@code length} bytes, which is its {@link #plainLength}. @throws CodecException when it is not LZ4 */
    void decompress(byte[] packed, byte[] plain, int length) throws CodecException {
        int from = 1 + HEAD;
        try {
            int made = decompressor.decompress(packed, from, packed.length - from, plain, 0, length);
            if (made != length) throw new CodecException("LZ4 of " + made + " bytes that claims to have been " + length);
        } catch (LZ4Exception e) {
            throw new CodecException("not LZ4", e);
        }
    }
}
