package fathom.bus;

/**
 * What the messages of one inbox cost since it was opened.
 *
 * @param busy       nanoseconds in the handler
 * @param longest    nanoseconds of the longest message
 * @param overBudget messages that took longer than {@link #BUDGET}
 */
public record InboxWork(long busy, long longest, long overBudget) {
    /** Nanoseconds that one message may take before it delays the others noticeably. */
    public static final long BUDGET = 10_000_000;
    public static final InboxWork NONE = new InboxWork(0, 0, 0);

    /** Without single long messages. */
    public static InboxWork of(long busy) {
        return new InboxWork(busy, 0, 0);
    }

    public InboxWork plus(InboxWork o) {
        return new InboxWork(busy + o.busy, Math.max(longest, o.longest), overBudget + o.overBudget);
    }
}
