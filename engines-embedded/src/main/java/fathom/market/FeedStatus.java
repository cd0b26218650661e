package fathom.market;

import fathom.measure.Provenance;
import fathom.model.Venue;
import java.util.List;
import java.util.Objects;

/**
 * @param description for the strip, e.g. {@code Market simulator, seed 42} or the file's name
 * @param clock       event time of the last frame, epoch nanoseconds
 * @param progress    part of the recording done, 0 to 1; NaN where there is no end
 * @param speed       factor of event time
 * @param ticks       books and trades delivered since the start
 * @param malformed   frames that could not be read
 * @param error       one sentence when {@code state} is FAILED, else empty
 * @param behind      how late the feed is against its own schedule, nanoseconds; 0 while it keeps up or has no schedule
 * @param at          when its counts were read, epoch nanoseconds on the clock of its process; 0 when that is now
 */
public record FeedStatus(State state, Provenance provenance, String description, long clock, double progress, double speed, long ticks, long malformed,
                         List<VenueCounts> venues, String error, long behind, long at) {
    public FeedStatus {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(provenance, "provenance");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(error, "error");
        venues = List.copyOf(venues);
    }

    /** Of a platform that has none. */
    public static final FeedStatus NONE = new FeedStatus(State.NEW, Provenance.MEASURED, "No feed", 0, Double.NaN, 1, 0, 0, List.of(), "");

    public enum State { NEW, RUNNING, PAUSED, ENDED, FAILED }

    /** Read now. */
    public FeedStatus(State state, Provenance provenance, String description, long clock, double progress, double speed, long ticks, long malformed,
                      List<VenueCounts> venues, String error, long behind) {
        this(state, provenance, description, clock, progress, speed, ticks, malformed, venues, error, behind, 0);
    }

    /** Of a feed that keeps up. */
    public FeedStatus(State state, Provenance provenance, String description, long clock, double progress, double speed, long ticks, long malformed,
                      List<VenueCounts> venues, String error) {
        this(state, provenance, description, clock, progress, speed, ticks, malformed, venues, error, 0);
    }

    public FeedStatus asOf(long at) {
        return new FeedStatus(state, provenance, description, clock, progress, speed, ticks, malformed, venues, error, behind, at);
    }

    /** The same feed, which does not run any more. @param error one sentence */
    public FeedStatus failed(String error) {
        return new FeedStatus(State.FAILED, provenance, description, clock, progress, speed, ticks, malformed, venues, error, behind, at);
    }

    /**
     * @param lagging venue time to our clock, nanoseconds, of the last frame; may be negative where the clocks differ
     * @param lastAt  our clock at the last frame, epoch nanoseconds; 0 before the first
     */
    public record VenueCounts(Venue venue, long books, long trades, long gaps, long crossed, long lagging, long lastAt) {}
}
