package fathom.market.sim;

import fathom.market.Feed;
import fathom.market.FeedException;
import fathom.market.FeedKind;
import fathom.model.Venue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code sim}, or {@code sim:kraken,okx} for some of its venues; without a list it leaves out those that other parts of the feed bring. */
public final class SimulatorKind implements FeedKind {
    @Override
    public String id() {
        return "sim";
    }

    @Override
    public String form() {
        return "sim[:VENUES]";
    }

    @Override
    public String brings() {
        return "a simulated market, of those venues alone where some are named, e.g. sim:kraken,okx";
    }

    @Override
    public void check(String argument) {
        venues(argument);
    }

    @Override
    public boolean givesWay(String argument) {
        return argument.isEmpty();
    }

    @Override
    public Feed open(Request request) {
        try {
            var config = SimConfig.standard(request.seed(), request.ticksPerSecond());
            Set<Venue> wanted = venues(request.argument());
            if (givesWay(request.argument())) wanted.removeAll(request.taken());
            List<SimVenue> left = config.venues().stream().filter(v -> wanted.contains(v.venue())).toList();
            if (left.isEmpty()) throw new FeedException("The simulator has no venue left: the rest of the feed brings all of them.");
            return new SimulatedFeed(config.withVenues(left));
        } catch (IllegalArgumentException e) {
            throw new FeedException("The simulator cannot run: " + e.getMessage() + ".", e);
        }
    }

    /** @return in the venues' order; all of them when none is named */
    private static Set<Venue> venues(String argument) {
        if (argument.isEmpty()) return EnumSet.allOf(Venue.class);
        var unknown = new ArrayList<String>();
        Set<Venue> venues = EnumSet.noneOf(Venue.class);
        for (String name : argument.split(",", -1)) {
            Arrays.stream(Venue.values()).filter(v -> v.name().equalsIgnoreCase(name.strip())).findFirst().ifPresentOrElse(venues::add, () -> unknown.add(name.strip()));
        }
        if (unknown.isEmpty()) return venues;
        String all = Arrays.stream(Venue.values()).map(v -> v.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "));
        throw new IllegalArgumentException("there is no venue '" + unknown.getFirst() + "' among " + all);
    }
}
