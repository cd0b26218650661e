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
 * @param error       one sentence when {@code state} is FAILED, or when a part has failed and others go on; else empty
 * @param behind      how late the feed is against its own schedule, nanoseconds; 0 while it keeps up or has no schedule
 * @param undelivered what was met and not handed on, with few names
 * @param parts       how each of its parts is, in the order in which they were asked for; none of a feed of one part
 * @param at          when its counts were read, epoch nanoseconds on the clock of its process; 0 when that is now
 */
public record FeedStatus(State state, Provenance provenance, String description, long clock, double progress, double speed, long ticks,
                         List<VenueCounts> venues, String error, long behind, Undelivered undelivered, List<FeedStatus> parts, long at) {
    private static final int NAMES = 30;

    public FeedStatus {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(provenance, "provenance");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(error, "error");
        undelivered = undelivered.named(NAMES);
        venues = List.copyOf(venues);
        parts = List.copyOf(parts);
    }

    /** Of a platform that has none. */
    public static final FeedStatus NONE = new FeedStatus(State.NEW, Provenance.MEASURED, "No feed", 0, Double.NaN, 1, 0, 0, List.of(), "");

    public enum State { NEW, RUNNING, PAUSED, ENDED, FAILED }

    /** Read now, of one part. @param malformed frames that could not be read; nothing else is undelivered */
    public FeedStatus(State state, Provenance provenance, String description, long clock, double progress, double speed, long ticks, long malformed, List<VenueCounts> venues,
                      String error, long behind) {
        this(state, provenance, description, clock, progress, speed, ticks, venues, error, behind, Undelivered.NONE.withMalformed(malformed), List.of(), 0);
    }

    /** Of a feed that keeps up. */
    public FeedStatus(State state, Provenance provenance, String description, long clock, double progress, double speed, long ticks, long malformed, List<VenueCounts> venues,
                      String error) {
        this(state, provenance, description, clock, progress, speed, ticks, malformed, venues, error, 0);
    }

    /** Frames that could not be read. */
    public long malformed() {
        return undelivered.malformed();
    }

    public FeedStatus with(Undelivered undelivered) {
        return new FeedStatus(state, provenance, description, clock, progress, speed, ticks, venues, error, behind, undelivered, parts, at);
    }

    public FeedStatus of(List<FeedStatus> parts) {
        return new FeedStatus(state, provenance, description, clock, progress, speed, ticks, venues, error, behind, undelivered, parts, at);
    }

    public FeedStatus asOf(long at) {
        return new FeedStatus(state, provenance, description, clock, progress, speed, ticks, venues, error, behind, undelivered, parts, at);
    }

    /** The same feed, which does not run any more. @param error one sentence */
    public FeedStatus failed(String error) {
        return new FeedStatus(State.FAILED, provenance, description, clock, progress, speed, ticks, venues, error, behind, undelivered, parts, at);
    }

    /**
     * @param lagging venue time to our clock, nanoseconds, of the last frame; may be negative where the clocks differ
     * @param lastAt  our clock at the last frame, epoch nanoseconds; 0 before the first
     */
    public record VenueCounts(Venue venue, long books, long trades, long gaps, long crossed, long lagging, long lastAt) {
        /** Of two parts that bring other instruments of one venue. */
        VenueCounts and(VenueCounts other) {
            VenueCounts later = other.lastAt > lastAt ? other : this;
            return new VenueCounts(venue, books + other.books, trades + other.trades, gaps + other.gaps, crossed + other.crossed, later.lagging, later.lastAt);
        }
    }
}
