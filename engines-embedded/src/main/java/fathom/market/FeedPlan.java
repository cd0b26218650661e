package fathom.market;

import fathom.model.Instrument;
import fathom.model.Venue;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A feed as it was asked for, of one part or several; see {@link Feeds#parse}. @param parts at least one, in the order in which they were named */
public record FeedPlan(List<FeedOption> parts) {
    public FeedPlan {
        if (parts.isEmpty()) throw new IllegalArgumentException("a feed without parts");
        parts = List.copyOf(parts);
    }

    /** Says at once what cannot work; opens nothing. @throws IllegalArgumentException half a sentence */
    public void check() {
        parts.forEach(p -> p.kind().check(p.argument()));
    }

    /**
     * @param seed           of the simulator
     * @param ticksPerSecond of the simulator, 10 to 1,000,000
     * @throws FeedException with one sentence when a part cannot be opened, or two bring the same instrument; nothing stays open then
     */
    public Feed open(long seed, double ticksPerSecond) {
        var opened = new Feed[parts.size()];
        Set<Venue> taken = EnumSet.noneOf(Venue.class);
        try {
            for (boolean last : new boolean[] {false, true}) {
                for (int i = 0; i < opened.length; i++) {
                    FeedOption part = parts.get(i);
                    if (part.kind().givesWay(part.argument()) != last) continue;
                    opened[i] = part.kind().open(new FeedKind.Request(part.argument(), seed, ticksPerSecond, Set.copyOf(taken)));
                    opened[i].instruments().stream().map(Instrument::venue).forEach(taken::add);
                }
            }
            return opened.length == 1 ? opened[0] : new CompositeFeed(named(opened));
        } catch (RuntimeException e) {
            for (Feed feed : opened) if (feed != null) feed.close();
            throw e;
        }
    }

    private List<CompositeFeed.Part> named(Feed[] opened) {
        var named = new ArrayList<CompositeFeed.Part>();
        for (int i = 0; i < opened.length; i++) named.add(new CompositeFeed.Part(parts.get(i).toString(), opened[i]));
        return named;
    }

    @Override
    public String toString() {
        return parts.stream().map(FeedOption::toString).collect(Collectors.joining(Feeds.AND));
    }
}
