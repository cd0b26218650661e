package fathom.platform.host;

import fathom.hardware.HostName;
import fathom.measure.Clock;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * One process on a bus.
 *
 * @param process   unique, and fit to be part of a topic, e.g. {@code desk1-4711-3fa9}
 * @param host      the machine's name
 * @param startedAt epoch nanoseconds
 */
public record HostId(String process, String host, long pid, long startedAt) {
    private static final Pattern PROCESS = Pattern.compile("[A-Za-z0-9._-]{1,128}");
    /** Of the name of a host, as in the domain name system. */
    private static final int LONGEST_HOST = 255;
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]");

    /** @throws IllegalArgumentException when a name is none that may be printed */
    public HostId {
        if (process == null || !PROCESS.matcher(process).matches()) throw new IllegalArgumentException("a process has a name of 1 to 128 letters, digits, dots, - and _");
        if (host == null || host.isBlank() || host.length() > LONGEST_HOST || UNPRINTABLE.matcher(host).find()) {
            throw new IllegalArgumentException("a host has a name of 1 to " + LONGEST_HOST + " printable characters");
        }
    }

    /** A new one for this process; the same process may be several on a bus, each with one of its own. */
    public static HostId create() {
        String host = printable(HostName.get());
        long pid = ProcessHandle.current().pid();
        String process = "%.80s-%d-%04x".formatted(host.replaceAll("[^A-Za-z0-9]+", "-"), pid, ThreadLocalRandom.current().nextInt(0x10000));
        return new HostId(process, host, pid, Clock.SYSTEM.now());
    }

    private static String printable(String host) {
        String name = UNPRINTABLE.matcher(host).replaceAll("").strip();
        return name.isEmpty() ? "unnamed" : name.substring(0, Math.min(LONGEST_HOST, name.length()));
    }

    /** For people, e.g. {@code desk1 pid 4711}. */
    public String label() {
        return host + " pid " + pid;
    }

    /** Whether it came before another one; between any two processes exactly one did. */
    boolean isOlderThan(HostId other) {
        return startedAt != other.startedAt ? startedAt < other.startedAt : process.compareTo(other.process) < 0;
    }
}
