package fathom.bus.redis;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** What a server prints from one start on. It tells when it is ready, its data loaded, more surely than a port, on which somebody else might listen. */
final class ServerLog {
    /** Loading gigabytes of an append-only file takes its time. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long LOOK_MILLIS = 3;
    /** Process, role, time and level. */
    private static final Pattern PREFIX = Pattern.compile("^\\d+:\\w .*?\\d\\d:\\d\\d:\\d\\d\\.\\d+ [.*#-] ");

    private final Path file;
    private final int start;

    ServerLog(Path file) throws IOException {
        this.file = file;
        start = Files.exists(file) ? (int) Files.size(file) : 0;
    }

    Path file() {
        return file;
    }

    void awaitReady(Process process, String label) throws IOException, RedisException, FreePort.Taken {
        long end = System.nanoTime() + PATIENCE_NANOS;
        try {
            do {
                boolean ended = process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                String said = said();
                if (said.contains("Failed listening on port")) throw new FreePort.Taken();
                if (ended) throw new RedisException("the Redis server for " + label + " did not start: " + lastLine(said));
                if (said.contains("Ready to accept connections")) return;
            } while (System.nanoTime() - end < 0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RedisException("interrupted while the Redis server for " + label + " was starting", e);
        }
        throw new RedisException("the Redis server for " + label + " was not ready after " + TimeUnit.NANOSECONDS.toSeconds(PATIENCE_NANOS) + " s");
    }

    private String said() throws IOException {
        byte[] all = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        return new String(all, start, all.length - start, StandardCharsets.UTF_8);
    }

    private static String lastLine(String said) {
        List<String> lines = said.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
        return lines.isEmpty() ? "it said nothing" : PREFIX.matcher(lines.getLast()).replaceFirst("");
    }
}
