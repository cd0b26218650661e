package fathom.platform.host;

import fathom.hardware.HostName;
import fathom.measure.Clock;
import java.util.concurrent.ThreadLocalRandom;

/**
 * One process on a bus.
 *
 * @param process   unique, and fit to be part of a topic, e.g. {@code desk1-4711-3fa9}
 * @param host      the machine's name
 * @param startedAt epoch nanoseconds
 */
public record HostId(String process, String host, long pid, long startedAt) {
    /** A new one for this process; the same process may be several on a bus, each with one of its own. */
    public static HostId create() {
        String host = HostName.get();
        long pid = ProcessHandle.current().pid();
        String process = "%s-%d-%04x".formatted(host.replaceAll("[^A-Za-z0-9]+", "-"), pid, ThreadLocalRandom.current().nextInt(0x10000));
        return new HostId(process, host, pid, Clock.SYSTEM.now());
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
