package fathom.bus.redis;

import fathom.bus.MessageType;
import fathom.bus.Priority;

/**
 * All that this process publishes of one type with one priority: numbered without a hole, in one order, over one server at a time. Guarded by itself.
 */
final class Lane {
    final MessageType type;
    final Priority priority;
    /** Index of the member where it belongs, and of the one that carries it now. */
    final int home;
    volatile int carrier;
    private long sequence;

    Lane(MessageType type, Priority priority, int home) {
        this.type = type;
        this.priority = priority;
        this.home = home;
        carrier = home;
    }

    /** The number of the next message; it is used up only when {@link #taken}, so that one that cannot be written leaves no hole. */
    long peek() {
        return sequence + 1;
    }

    void taken() {
        sequence++;
    }

    /** Whether its messages go at once, and over a connection of their own at the reader. */
    boolean isUrgent() {
        return priority.compareTo(Priority.URGENT) >= 0;
    }

    boolean isAway() {
        return carrier != home;
    }
}
