package fathom.market;

import fathom.measure.Provenance;
import fathom.model.Venue;
import java.util.List;

/**
 * @param description for the strip, e.g. {@code Market simulator, seed 42} or the file's name
 * @param clock       event time of the last frame, epoch nanoseconds
 * @param progress    part of the recording done, 0 to 1; NaN where there is no end
 * @param speed       factor of event time
 * @param ticks       books and trades delivered since the start
 * @param malformed   frames that could not be read
 * @param error       one sentence when {@code state} is FAILED, else empty
 * @param behind      how late the feed is against its own schedule, nanoseconds; 0 while it keeps up or has no schedule
 */
public record FeedStatus(State state, Provenance provenance, String description, long clock, double progress, double speed, long ticks, long malformed,
                         List<VenueCounts> venues, String error, long behind) {
    public enum State { NEW, RUNNING, PAUSED, ENDED, FAILED }

    /** Of a feed that keeps up. */
    public FeedStatus(State state, Provenance provenance, String description, long clock, double progress, double speed, long ticks, long malformed,
                      List<VenueCounts> venues, String error) {
        this(state, provenance, description, clock, progress, speed, ticks, malformed, venues, error, 0);
    }

    /**
     * @param lagging venue time to our clock, nanoseconds, of the last frame; may be negative where the clocks differ
     * @param lastAt  our clock at the last frame, epoch nanoseconds; 0 before the first
     */
    public record VenueCounts(Venue venue, long books, long trades, long gaps, long crossed, long lagging, long lastAt) {}
}
