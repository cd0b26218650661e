package fathom.market.venue.okx;

import fathom.market.venue.FrameShape;
import fathom.market.venue.Tally;
import fathom.market.venue.VenueDecoder;
import fathom.market.venue.VenueProtocol;
import fathom.model.Venue;

/** OKX's public v5 streams. Spot is handed on; of contracts, whose sizes are no amounts of an asset, the books are followed and checked only. */
public final class OkxProtocol implements VenueProtocol {
    @Override
    public Venue venue() {
        return Venue.OKX;
    }

    @Override
    public String label() {
        return "OKX v5";
    }

    @Override
    public boolean isOwn(FrameShape frame) {
        return frame.has("arg") || frame.has("event") && frame.hasAny("connId", "code");
    }

    @Override
    public VenueDecoder decoder(Tally tally) {
        return new OkxDecoder(tally);
    }
}
