package fathom.market;

import fathom.market.venue.FrameShape;
import fathom.market.venue.VenueProtocol;
import fathom.market.venue.binance.BinanceProtocol;
import fathom.market.venue.bybit.BybitProtocol;
import fathom.market.venue.coinbase.CoinbaseProtocol;
import fathom.market.venue.kraken.KrakenProtocol;
import fathom.market.venue.okx.OkxProtocol;
import fathom.model.Venue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The venues whose frames are understood; immutable. */
public record Protocols(List<VenueProtocol> all) {
    /** What comes with Fathom. */
    public static final Protocols STANDARD = new Protocols(List.of(new BinanceProtocol(), new CoinbaseProtocol(), new KrakenProtocol(), new BybitProtocol(), new OkxProtocol()));

    public Protocols {
        all = List.copyOf(all);
    }

    /** Whose frame it is; empty when none of them, or several, write such frames. */
    public Optional<VenueProtocol> owner(FrameShape frame) {
        List<VenueProtocol> owners = all.stream().filter(p -> p.isOwn(frame)).toList();
        return owners.size() == 1 ? Optional.of(owners.getFirst()) : Optional.empty();
    }

    /** Only that of one venue. */
    public Protocols only(Venue venue) {
        return new Protocols(all.stream().filter(p -> p.venue() == venue).toList());
    }

    /** What is understood, for people. */
    public String labels() {
        return all.stream().map(VenueProtocol::label).collect(Collectors.joining(", "));
    }
}
