package fathom.market;

import fathom.market.venue.FrameShape;
import fathom.market.venue.VenueProtocol;
import fathom.market.venue.binance.BinanceProtocol;
import fathom.model.Venue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The venues whose frames are understood; immutable. */
public record Protocols(List<VenueProtocol> all) {
    /** What comes with Fathom. */
    public static final Protocols STANDARD = new Protocols(List.of(new BinanceProtocol()));

    public Protocols {
        all = List.copyOf(all);
    }

    /** Whose frame it is; empty when none of them, or several, write such frames. */
    public Optional<VenueProtocol> owner(FrameShape frame) {
        List<VenueProtocol> owners = all.stream().filter(p -> p.isOwn(frame)).toList();
        return owners.size() == 1 ? Optional.of(owners.getFirst()) : Optional.empty();
    }

    public Optional<VenueProtocol> of(Venue venue) {
        return all.stream().filter(p -> p.venue() == venue).findFirst();
    }

    /** What is understood, for people. */
    public String labels() {
        return all.stream().map(VenueProtocol::label).collect(Collectors.joining(", "));
    }
}
