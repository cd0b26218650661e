package fathom.bus;

/**
 * Messages of one inbox since it was opened. Always: {@code accepted = handled + waiting + conflated + dropped}, once it is quiet.
 *
 * @param accepted  that reached the inbox
 * @param handled   given to the handler, failures included
 * @param failed    handled with an exception
 * @param conflated replaced by a later one before they were handled
 * @param dropped   pushed out by a later one, left out because the receiver hardly worked, or waiting when the inbox was closed
 * @param waiting   in the inbox now
 * @param waited    times a publisher had to wait for room
 */
public record InboxCounts(long accepted, long handled, long failed, long conflated, long dropped, long waiting, long waited) {
    public static final InboxCounts NONE = new InboxCounts(0, 0, 0, 0, 0, 0, 0);

    public InboxCounts plus(InboxCounts o) {
        return new InboxCounts(accepted + o.accepted, handled + o.handled, failed + o.failed, conflated + o.conflated, dropped + o.dropped, waiting + o.waiting,
                waited + o.waited);
    }
}
