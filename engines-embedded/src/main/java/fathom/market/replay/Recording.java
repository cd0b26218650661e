package fathom.market.replay;

import fathom.market.FeedException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipException;

/**
 * The lines of a recorded file, plain or gzip, whatever it is called. A line is looked at where it lies in {@link #bytes}; it is valid until the next.
 * Everything that goes wrong is a {@link FeedException} of one sentence with the line's number.
 */
final class Recording implements AutoCloseable {
    static final int MAX_LINE = 16 << 20;
    private static final int GZIP_MAGIC = 0x1f8b;
    private static final int CHUNK = 1 << 16;
    /** Small, so that the place in a compressed file, from which progress is told, is known to within a few kilobytes. */
    private static final int FILE_CHUNK = 1 << 13;

    private final Path path;
    private final Counter file;
    private final InputStream in;
    private final long size;
    private byte[] bytes = new byte[CHUNK];
    private int start;
    private int end;
    private int limit;
    private long line;
    private boolean terminated;
    private boolean exhausted;

    private Recording(Path path, long size, Counter file, InputStream in) {
        this.path = path;
        this.size = size;
        this.file = file;
        this.in = in;
    }

    static Recording open(Path path) {
        if (Files.isDirectory(path)) throw new FeedException(path + " is a directory, not a recording.");
        try {
            long size = Files.size(path);
            if (size == 0) throw new FeedException(path + " is empty, so there is nothing to replay.");
            var file = new Counter(Files.newInputStream(path));
            var buffered = new BufferedInputStream(file, FILE_CHUNK);
            buffered.mark(2);
            int magic = buffered.read() << 8 | buffered.read();
            buffered.reset();
            return new Recording(path, size, file, magic == GZIP_MAGIC ? gunzip(path, buffered) : buffered);
        } catch (NoSuchFileException e) {
            throw new FeedException("There is no file " + path + ".", e);
        } catch (IOException e) {
            throw new FeedException(path + " cannot be read: " + reason(e) + ".", e);
        }
    }

    private static InputStream gunzip(Path path, InputStream in) throws IOException {
        try {
            return new GzipStream(in);
        } catch (EOFException | ZipException e) {
            in.close();
            throw new FeedException(path + " begins like a gzip file but is cut off or damaged before line 1.", e);
        }
    }

    /** Moves to the next line that is not blank. @return false at the end; @throws FeedException when the file is cut off, damaged or has no lines */
    boolean next() {
        do {
            start = terminated ? end + 1 : end;
            if (!findEnd()) return false;
            line++;
        } while (isBlank());
        return true;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Index of the line's first byte. */
    int start() {
        return start;
    }

    /** Index after its last byte. */
    int end() {
        return end;
    }

    /** Number of the current line, from 1. */
    long line() {
        return line;
    }

    /** Whether the line ends as a line should; if not, it is the last one and may have been cut off. */
    boolean isTerminated() {
        return terminated;
    }

    /** Part of the file's bytes that was read, 0 to 1. */
    double progress() {
        return exhausted && start >= limit ? 1 : Math.min(1, (double) file.count / size);
    }

    /** Bytes after the end of the gzip stream; known at the end. */
    long trailing() {
        return in instanceof GzipStream gzip ? gzip.trailing() : 0;
    }

    /** @return false when nothing is left */
    private boolean findEnd() {
        int at = start;
        while (true) {
            while (at < limit && bytes[at] != '\n') at++;
            if (at - start > MAX_LINE) throw new FeedException(path + ": line " + (line + 1) + " is longer than 16 MiB, so this is no recording of frames.");
            if (at < limit) {
                end = at;
                terminated = true;
                return true;
            }
            at -= start;
            if (!fill()) {
                end = limit;
                terminated = false;
                return limit > start;
            }
            at += start;
        }
    }

    /** Moves the unfinished line to the front and reads on. */
    private boolean fill() {
        if (exhausted) return false;
        if (start > 0) {
            System.arraycopy(bytes, start, bytes, 0, limit - start);
            limit -= start;
            start = 0;
        }
        if (limit == bytes.length) bytes = Arrays.copyOf(bytes, bytes.length * 2);
        try {
            int n = in.read(bytes, limit, bytes.length - limit);
            exhausted = n < 0;
            limit += Math.max(0, n);
            return n >= 0;
        } catch (EOFException e) {
            throw new FeedException(path + " is cut off in line " + (line + 1) + ": the gzip stream ends too early.", e);
        } catch (ZipException e) {
            throw new FeedException(path + " is damaged in line " + (line + 1) + ": " + reason(e) + ".", e);
        } catch (IOException e) {
            throw new FeedException(path + " cannot be read on from line " + (line + 1) + ": " + reason(e) + ".", e);
        }
    }

    private boolean isBlank() {
        for (int i = start; i < end; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') return false;
        }
        return true;
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new FeedException(path + " cannot be closed: " + reason(e) + ".", e);
        }
    }

    /** How far into the file itself we are, whatever is between. */
    private static final class Counter extends FilterInputStream {
        private long count;

        Counter(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            int n = super.read(to, offset, length);
            if (n > 0) count += n;
            return n;
        }
    }
}
