package fathom.view.shell;

import java.util.Arrays;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;

/** Measures frames on the JavaFX thread; all methods are called there. Costs two clock readings a pulse. */
public final class PulseMeter {
    private static final int KEPT = 512;
    private static final long WINDOW = 1_000_000_000L;

    private final Ring frames = new Ring();
    private final Ring intervals = new Ring();
    private final AnimationTimer everyPulse = new AnimationTimer() {
        @Override
        public void handle(long now) {}
    };
    private long began, updating, lastPulse, windowBegan = System.nanoTime(), busyInWindow;
    private int shownInWindow;
    private boolean shown;
    private double hertz = Double.NaN, busy = Double.NaN;

    public PulseMeter(Scene scene) {
        scene.addPreLayoutPulseListener(() -> began = System.nanoTime());
        scene.addPostLayoutPulseListener(this::pulse);
    }

    /** Asks for every pulse, so that their intervals say how regular they are. For measuring only: it keeps a core busy. */
    public void everyPulse(boolean on) {
        intervals.clear();
        lastPulse = 0;
        if (on) everyPulse.start();
        else everyPulse.stop();
    }

    /** What an update before the pulse took, nanoseconds. */
    public void updated(long nanos) {
        updating += nanos;
        shown = true;
    }

    private void pulse() {
        long now = System.nanoTime(), took = now - began + updating;
        if (shown) {
            frames.add(took);
            shownInWindow++;
        }
        updating = 0;
        shown = false;
        if (lastPulse != 0) intervals.add(now - lastPulse);
        lastPulse = now;
        busyInWindow += took;
        long window = now - windowBegan;
        if (window < WINDOW) return;
        hertz = shownInWindow * 1e9 / window;
        busy = (double) busyInWindow / window;
        shownInWindow = 0;
        busyInWindow = 0;
        windowBegan = now;
    }

    public ScreenStats stats(long skipped) {
        return new ScreenStats(hertz, frames.p99(), intervals.p99(), busy, skipped);
    }

    /** The last few hundred durations. */
    private static final class Ring {
        private final long[] values = new long[KEPT];
        private int count;

        void add(long value) {
            values[count++ % KEPT] = value;
        }

        void clear() {
            count = 0;
        }

        double p99() {
            int n = Math.min(count, KEPT);
            if (n == 0) return Double.NaN;
            long[] sorted = Arrays.copyOf(values, n);
            Arrays.sort(sorted);
            return sorted[(int) Math.ceil(0.99 * n) - 1];
        }
    }
}
