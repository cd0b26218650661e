package fathom.platform.embedded;

import fathom.market.FeedPlan;
import fathom.market.Feeds;
import java.nio.file.Path;

/**
 * @param rate simulated ticks per second, 10 to 1,000,000; not used by a replay
 * @param runs folder of the saved scenario reports
 */
public record EmbeddedConfig(FeedPlan feed, long seed, double rate, Path runs) {
    /** With a feed of the kinds that come with Fathom. @throws IllegalArgumentException when there is none such */
    public EmbeddedConfig(String feed, long seed, double rate, Path runs) {
        this(Feeds.STANDARD.parse(feed), seed, rate, runs);
    }
}
