package fathom.watch;

import fathom.market.FeedStatus.VenueCounts;
import fathom.market.FeedStatus;
import fathom.market.MarketState;
import fathom.state.PlatformState;

/**
 * Whether what the market says is still current. One rule for every screen that shows prices or what follows from them.
 *
 * @param words why the last values stand still, without a full stop; empty while they are current
 * @param brief the same in one word
 * @param nanos since the last frame from any venue, on our clock; NaN when none came
 */
public record Silence(String words, String brief, double nanos) {
    public static Silence of(PlatformState state) {
        FeedStatus feed = MarketState.of(state).feed();
        long last = feed.venues().stream().mapToLong(VenueCounts::lastAt).max().orElse(0);
        double nanos = last == 0 ? Double.NaN : Math.max(0, state.at() - last);
        return switch (feed.state()) {
            case NEW -> new Silence("the feed has not started", "not started", nanos);
            case PAUSED -> new Silence("the feed is paused, last values stand", "paused", nanos);
            case ENDED -> new Silence("the recording has ended, last values stand", "ended", nanos);
            case FAILED -> new Silence("the feed has failed, last values stand", "failed", nanos);
            case RUNNING -> nanos > DeskVerdict.of(state).rules().limit(Gauges.FEED_SILENCE) ? new Silence("the feed is silent, last values stand", "silent", nanos) : new Silence("", "", nanos);
        };
    }

    public boolean isStale() {
        return !words.isEmpty();
    }

    /** Whether that venue alone has gone quiet, or everything has. */
    public boolean isStale(PlatformState state, VenueCounts venue) {
        return isStale() || isOld(state.at() - venue.lastAt(), state);
    }

    /** Whether something of one venue is too old to be current. @param age nanoseconds; NaN is of no age, and not old */
    public static boolean isOld(double age, PlatformState state) {
        return age > DeskVerdict.of(state).rules().limit(Gauges.VENUE_SILENCE);
    }
}
