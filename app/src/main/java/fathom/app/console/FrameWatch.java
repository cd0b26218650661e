package fathom.app.console;

import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Notices that no frames come: whatever the reason, the last values must not pass for live ones. */
final class FrameWatch {
    /** Thirty frames. */
    static final long PATIENCE = 3_000_000_000L;

    private final LongSupplier clock;
    private final BooleanSupplier expected;
    private final Supplier<String> why;
    private final BiConsumer<Long, String> told;
    private long last;

    /** @param clock epoch nanoseconds; @param expected whether frames are to come; @param why none comes, empty where it is not known; @param told takes since when, and why */
    FrameWatch(LongSupplier clock, BooleanSupplier expected, Supplier<String> why, BiConsumer<Long, String> told) {
        this.clock = clock;
        this.expected = expected;
        this.why = why;
        this.told = told;
    }

    /** A frame has come. */
    void frame() {
        last = clock.getAsLong();
    }

    /** To be called now and then. */
    void look() {
        if (last == 0) return;
        if (!expected.getAsBoolean()) frame();
        else if (clock.getAsLong() - last > PATIENCE) told.accept(last, why.get());
    }
}
