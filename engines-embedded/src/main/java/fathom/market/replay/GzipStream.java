package fathom.market.replay;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/** Inflates gzip (RFC 1952), several members one after the other, and counts the bytes after the last, which the JDK's own stream passes over in silence. */
final class GzipStream extends InputStream {
    private static final int CHUNK = 1 << 13;
    private static final int CRC_OF_HEADER = 2, EXTRA = 4, NAME = 8, COMMENT = 16;

    private final InputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] bytes = new byte[CHUNK];
    private int at;
    private int limit;
    private boolean ended;
    private long trailing;

    /** @throws IOException when it does not begin with the header of a member */
    GzipStream(InputStream in) throws IOException {
        this.in = in;
        if (!isMember()) throw new ZipException("Not in GZIP format");
        header();
    }

    /** Bytes after the end of the last member; known when the end was read. */
    long trailing() {
        return trailing;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        if (length == 0) return 0;
        try {
            while (!ended) {
                int n = inflater.inflate(to, offset, length);
                if (n > 0) {
                    crc.update(to, offset, n);
                    return n;
                }
                if (inflater.finished()) nextMember();
                else if (inflater.needsDictionary()) throw new ZipException("a preset dictionary is needed");
                else if (inflater.needsInput()) feed();
            }
            return -1;
        } catch (DataFormatException e) {
            throw new ZipException(e.getMessage() == null ? "invalid data" : e.getMessage());
        }
    }

    private void feed() throws IOException {
        if (at == limit) fill();
        if (at == limit) throw new EOFException("Unexpected end of the gzip stream");
        inflater.setInput(bytes, at, limit - at);
        at = limit;
    }

    private void nextMember() throws IOException {
        at = limit - inflater.getRemaining();
        if (little() != crc.getValue()) throw new ZipException("Corrupt GZIP trailer");
        if (little() != (inflater.getBytesWritten() & 0xffff_ffffL)) throw new ZipException("Corrupt GZIP trailer");
        if (isMember()) {
            inflater.reset();
            crc.reset();
            header();
            return;
        }
        ended = true;
        for (; at < limit; fill()) {
            trailing += limit - at;
            at = limit;
        }
    }

    /** Whether the next two bytes begin a member. Passes none. */
    private boolean isMember() throws IOException {
        if (limit - at < 2) {
            int kept = limit - at;
            System.arraycopy(bytes, at, bytes, 0, kept);
            at = 0;
            limit = kept;
            for (int n; limit < 2 && (n = in.read(bytes, limit, CHUNK - limit)) >= 0; ) limit += n;
        }
        return limit - at >= 2 && bytes[at] == 0x1f && bytes[at + 1] == (byte) 0x8b;
    }

    private void header() throws IOException {
        skip(2);
        if (next() != 8) throw new ZipException("Unsupported compression method");
        int flags = next();
        skip(6);
        if ((flags & EXTRA) != 0) skip(next() | next() << 8);
        if ((flags & NAME) != 0) skipText();
        if ((flags & COMMENT) != 0) skipText();
        if ((flags & CRC_OF_HEADER) != 0) skip(2);
    }

    private void skip(int n) throws IOException {
        while (n-- > 0) next();
    }

    private void skipText() throws IOException {
        while (next() != 0) {
            // up to the zero at its end
        }
    }

    private long little() throws IOException {
        return next() | next() << 8 | next() << 16 | (long) next() << 24;
    }

    private int next() throws IOException {
        if (at == limit) fill();
        if (at == limit) throw new EOFException("Unexpected end of the gzip stream");
        return bytes[at++] & 0xff;
    }

    /** Nothing is left of what was read before. */
    private void fill() throws IOException {
        at = 0;
        limit = Math.max(0, in.read(bytes, 0, CHUNK));
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
