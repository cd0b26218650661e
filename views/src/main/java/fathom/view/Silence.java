package fathom.view;

import fathom.market.FeedStatus;
import fathom.market.FeedStatus.VenueCounts;
import fathom.market.MarketState;
import fathom.state.PlatformState;
import fathom.style.Token;
import fathom.view.format.Format;
import fathom.view.piece.Rich;

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
            case RUNNING -> nanos > Limits.SILENT ? new Silence("the feed is silent, last values stand", "silent", nanos) : new Silence("", "", nanos);
        };
    }

    /** In the ink of what is stale: the words, then how old the last values are. Empty while they are current. */
    public Rich note(boolean narrow) {
        if (!isStale()) return Rich.EMPTY;
        return Rich.of(Rich.word((narrow ? brief : words) + " ").withInk(Token.STALE), Rich.num(Format.age(nanos)).bold().withInk(Token.STALE));
    }

    public boolean isStale() {
        return !words.isEmpty();
    }

    /** Whether that venue alone has gone quiet, or everything has. */
    public boolean isStale(PlatformState state, VenueCounts venue) {
        return isStale() || state.at() - venue.lastAt() > Limits.SILENT;
    }
}
