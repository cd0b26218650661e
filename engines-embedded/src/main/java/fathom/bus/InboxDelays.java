package fathom.bus;

import fathom.measure.Latency;
import java.util.Objects;

/**
 * How late the messages of one inbox are, over the last window (about ten seconds).
 *
 * @param queued from the intended time to the start of handling
 * @param done   from the intended time to the end of handling
 */
public record InboxDelays(Latency queued, Latency done) {
    public InboxDelays {
        Objects.requireNonNull(queued, "queued");
        Objects.requireNonNull(done, "done");
    }
}
