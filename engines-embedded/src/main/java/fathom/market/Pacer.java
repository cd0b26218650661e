package fathom.market;

import fathom.measure.Clock;
import java.util.concurrent.locks.LockSupport;

/**
 * Ties a feed's event time to our clock: says when an event is due, and holds the feed's thread back until then. The schedule does not move when
 * the feed is late (open model), so lateness shows as the difference to the due time.
 *
 * <p>{@link #await}, {@link #due} and {@link #restart} belong to the feed's thread; the controls may be called from any.
 */
public final class Pacer {
    /** Events that fall due within one slot are released together, so that a brisk feed wakes 500 times a second and not once per event. */
    private static final long SLOT = 2_000_000;

    private final Clock clock;
    private volatile boolean changed;
    private volatile double wantedSpeed;
    private volatile boolean wantedPause;
    private volatile boolean woken;
    private volatile boolean closed;
    private volatile Thread thread;
    private volatile long behind;

    private double speed;
    private boolean paused;
    private long clockBase;
    private long eventBase;
    private long lastEvent;
    private long horizon;
    private long lastRelease;

    /** @param speed above 0; {@link Double#POSITIVE_INFINITY} for no pacing at all */
    public Pacer(Clock clock, double speed) {
        this.clock = clock;
        this.wantedSpeed = checked(speed);
        this.speed = speed;
    }

    /** Takes {@code event} to be due now; to be called first, and after every jump in event time. */
    public void restart(long event) {
        thread = Thread.currentThread();
        clockBase = clock.now();
        eventBase = event;
        lastEvent = event;
        horizon = event;
        lastRelease = clockBase;
    }

    /**
     * Waits until the event is due, through any pause.
     *
     * @param event epoch nanoseconds of event time, not before that of the last call
     * @return false when it was interrupted by {@link #close} or {@link #wake}; the event is then not released
     */
    public boolean await(long event) {
        if (event > horizon || changed) {
            if (!release(event)) return false;
        }
        lastEvent = event;
        return true;
    }

    /** Waits for {@link #wake} or {@link #close}. */
    public void hold() {
        thread = Thread.currentThread();
        behind = 0;
        while (!changed || apply()) LockSupport.park(this);
    }

    private boolean release(long event) {
        while (true) {
            if (changed && !apply()) return false;
            if (paused) {
                behind = 0;
                LockSupport.park(this);
                continue;
            }
            long now = clock.now();
            if (isUnpaced()) {
                horizon = Long.MAX_VALUE;
                return true;
            }
            horizon = eventBase + (long) ((now - clockBase) * speed);
            if (event <= horizon) {
                lastRelease = now;
                behind = now - due(event);
                return true;
            }
            behind = 0;
            LockSupport.parkNanos(this, Math.max(due(event), lastRelease + SLOT) - now);
        }
    }

    /** Takes over what was asked for; the place in event time reached so far is kept. @return whether to go on */
    private boolean apply() {
        changed = false;
        long now = clock.now();
        if (!paused) eventBase = isUnpaced() ? lastEvent : eventBase + (long) ((now - clockBase) * speed);
        clockBase = now;
        horizon = Long.MIN_VALUE;
        speed = wantedSpeed;
        paused = wantedPause;
        boolean go = !closed && !woken;
        woken = false;
        return go;
    }

    private boolean isUnpaced() {
        return speed == Double.POSITIVE_INFINITY;
    }

    /** When the event is due on our clock, epoch nanoseconds; without pacing, now. */
    public long due(long event) {
        return isUnpaced() ? clock.now() : clockBase + (long) ((event - eventBase) / speed);
    }

    public void speed(double factor) {
        wantedSpeed = checked(factor);
        signal();
    }

    public double speed() {
        return wantedSpeed;
    }

    public void pause() {
        wantedPause = true;
        signal();
    }

    public void resume() {
        wantedPause = false;
        signal();
    }

    public boolean isPaused() {
        return wantedPause;
    }

    /** Makes the current or next {@link #await} return false once, even in a pause. */
    public void wake() {
        woken = true;
        signal();
    }

    public void close() {
        closed = true;
        signal();
    }

    public boolean isClosed() {
        return closed;
    }

    /** How late the last released event was, nanoseconds. Without pacing, 0. */
    public long behind() {
        return Math.max(0, behind);
    }

    private void signal() {
        changed = true;
        LockSupport.unpark(thread);
    }

    private static double checked(double factor) {
        if (!(factor > 0)) throw new IllegalArgumentException("the speed must be above 0, got " + factor);
        return factor;
    }
}
