package fathom.view;

import fathom.market.FeedStatus;
import fathom.market.FeedStatus.VenueCounts;
import fathom.platform.PlatformState;

/**
 * Whether what the market says is still current. One rule for every screen that shows prices or what follows from them.
 *
 * @param words why the last values stand still, without a full stop; empty while they are current
 * @param nanos since the last frame from any venue, on our clock; NaN when none came
 */
public record Silence(String words, double nanos) {
    public static Silence of(PlatformState state) {
        FeedStatus feed = state.feed();
        long last = feed.venues().stream().mapToLong(VenueCounts::lastAt).max().orElse(0);
        double nanos = last == 0 ? Double.NaN : Math.max(0, state.at() - last);
        return new Silence(switch (feed.state()) {
            case NEW -> "the feed has not started";
            case PAUSED -> "the feed is paused, last values stand";
            case ENDED -> "the recording has ended, last values stand";
            case FAILED -> "the feed has failed, last values stand";
            case RUNNING -> nanos > Limits.SILENT ? "the feed is silent, last values stand" : "";
        }, nanos);
    }

    public boolean isStale() {
        return !words.isEmpty();
    }

    /** Whether that venue alone has gone quiet, or everything has. */
    public boolean isStale(PlatformState state, VenueCounts venue) {
        return isStale() || state.at() - venue.lastAt() > Limits.SILENT;
    }
}
