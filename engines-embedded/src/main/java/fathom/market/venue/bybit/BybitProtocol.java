package fathom.market.venue.bybit;

import fathom.market.venue.FrameShape;
import fathom.market.venue.Tally;
import fathom.market.venue.VenueDecoder;
import fathom.market.venue.VenueProtocol;
import fathom.model.Venue;

/** Bybit's public v5 streams. */
public final class BybitProtocol implements VenueProtocol {
    @Override
    public Venue venue() {
        return Venue.BYBIT;
    }

    @Override
    public String label() {
        return "Bybit v5";
    }

    @Override
    public boolean isOwn(FrameShape frame) {
        return frame.has("topic", "ts") || frame.has("op") && frame.hasAny("conn_id", "ret_msg");
    }

    @Override
    public VenueDecoder decoder(Tally tally) {
        return new BybitDecoder(tally);
    }
}
