package fathom.scenario;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * The whole distributions of a run, in nanoseconds, as HdrHistogram's own compressed encoding in base 64, so that runs can be merged and compared.
 *
 * @param corrected from the intended time; @param uncorrected from the moment of sending
 */
public record Histograms(String corrected, String uncorrected) {
    static final Histograms EMPTY = of(new Histogram(3), new Histogram(3));

    public static Histograms of(Histogram corrected, Histogram uncorrected) {
        return new Histograms(encode(corrected), encode(uncorrected));
    }

    public Histogram decodeCorrected() {
        return decode(corrected);
    }

    public Histogram decodeUncorrected() {
        return decode(uncorrected);
    }

    private static String encode(Histogram h) {
        var buffer = ByteBuffer.allocate(h.getNeededByteBufferCapacity());
        int length = h.encodeIntoCompressedByteBuffer(buffer);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
    }

    private static Histogram decode(String text) {
        try {
            return Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(Base64.getDecoder().decode(text)), 0);
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("not a compressed histogram", e);
        }
    }
}
