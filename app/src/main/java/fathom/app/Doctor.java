package fathom.app;

import fathom.style.Offscreen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/** Examines the machine that Fathom runs on. Each finding was just measured or read; none is assumed. */
public final class Doctor {
    public enum State { OK, WARN, BAD }

    /** @param advice what to do; empty when all is well */
    public record Finding(String name, State state, String found, String advice) {}

    private Doctor() {}

    /** @param out the folder that reports and pictures would go to */
    public static List<Finding> examine(Path out) {
        var findings = new ArrayList<Finding>();
        findings.add(java());
        findings.add(display());
        findings.add(cores());
        findings.add(heap());
        findings.add(writable(out));
        findings.add(clock());
        findings.add(parking());
        return findings;
    }

    private static Finding java() {
        int feature = Runtime.version().feature();
        String found = System.getProperty("java.vm.name") + " " + Runtime.version();
        return feature >= 25 ? ok("java", found) : new Finding("java", State.BAD, found, "install JDK 25 or newer");
    }

    private static Finding display() {
        return Offscreen.whyNoDisplay().map(why -> new Finding("display", State.WARN, why, "the console draws off screen and writes pictures; on a desktop it opens a window"))
                .orElseGet(() -> ok("display", "there is one"));
    }

    private static Finding cores() {
        int cores = Runtime.getRuntime().availableProcessors();
        String found = cores + " logical cores, " + System.getProperty("os.name") + " " + System.getProperty("os.arch");
        return cores >= 4 ? ok("cores", found) : new Finding("cores", State.WARN, found, "works, but under stress the load generator and the engines share the cores; 4 or more are better");
    }

    private static Finding heap() {
        long mib = Runtime.getRuntime().maxMemory() >> 20;
        return mib >= 512 ? ok("heap", mib + " MiB at most") : new Finding("heap", State.WARN, mib + " MiB at most", "give it 512 MiB or more: -Xmx512m");
    }

    private static Finding writable(Path out) {
        try {
            Files.createDirectories(out);
            Path trial = Files.createTempFile(out, "doctor", ".tmp");
            Files.delete(trial);
            return ok("reports", "go to " + out.toAbsolutePath());
        } catch (IOException e) {
            return new Finding("reports", State.BAD, "cannot write to " + out.toAbsolutePath() + ": " + e.getMessage(), "choose another folder with --out");
        }
    }

    /** The smallest step of the clock that latency is measured with. */
    private static Finding clock() {
        long step = Long.MAX_VALUE;
        for (int i = 0; i < 20_000; i++) {
            long a = System.nanoTime(), b = System.nanoTime();
            if (b > a) step = Math.min(step, b - a);
        }
        String found = "smallest step seen " + step + " ns";
        return step <= 1_000 ? ok("clock", found) : new Finding("clock", State.WARN, found, "latencies of a few microseconds cannot be told apart here");
    }

    /** How much later than asked a parked thread wakes: the floor under every latency of an idle platform. */
    private static Finding parking() {
        long[] late = new long[101];
        for (int i = 0; i < late.length; i++) {
            long due = System.nanoTime() + 200_000;
            LockSupport.parkNanos(200_000);
            late[i] = Math.max(0, System.nanoTime() - due);
        }
        Arrays.sort(late);
        String found = String.format(Locale.ROOT, "wakes %.0f µs late (median of %d), %.0f µs at worst", late[late.length / 2] / 1e3, late.length, late[late.length - 1] / 1e3);
        return late[late.length / 2] < 1_000_000 ? ok("parked thread", found) : new Finding("parked thread", State.WARN, found, "timers are coarse here; latencies below a millisecond mean little");
    }

    private static Finding ok(String name, String found) {
        return new Finding(name, State.OK, found, "");
    }
}
