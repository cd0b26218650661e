package fathom.bus.local;

import java.util.ArrayList;
import java.util.List;

/**
 * When the inboxes that got something are woken. To wake a thread costs its publisher several microseconds, and on few cores the processor as well: whoever
 * brings many messages at once wakes each inbox once for all of them. Save for {@link #AT_ONCE} for one thread.
 */
public abstract sealed class Waking permits Waking.AtOnce, Waking.Together {
    public static final Waking AT_ONCE = new AtOnce();

    /** To be called after each addition to one of its lanes. */
    abstract void wake(Inbox inbox);

    /** Wakes those that were put off: to be called before the thread waits for one of them. */
    public abstract void now();

    public static Waking together() {
        return new Together();
    }

    static final class AtOnce extends Waking {
        @Override
        void wake(Inbox inbox) {
            inbox.wake();
        }

        @Override
        public void now() {}
    }

    static final class Together extends Waking {
        private final List<Inbox> asleep = new ArrayList<>();

        @Override
        void wake(Inbox inbox) {
            if (inbox.isParked() && !asleep.contains(inbox)) asleep.add(inbox);
        }

        @Override
        public void now() {
            asleep.forEach(Inbox::wake);
            asleep.clear();
        }
    }
}
