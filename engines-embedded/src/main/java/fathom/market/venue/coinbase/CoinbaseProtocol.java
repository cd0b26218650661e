package fathom.market.venue.coinbase;

import fathom.market.venue.FrameShape;
import fathom.market.venue.Tally;
import fathom.market.venue.VenueDecoder;
import fathom.market.venue.VenueProtocol;
import fathom.model.Venue;

/** Coinbase's Advanced Trade; the feed of its Exchange speaks otherwise and is not read. */
public final class CoinbaseProtocol implements VenueProtocol {
    @Override
    public Venue venue() {
        return Venue.COINBASE;
    }

    @Override
    public String label() {
        return "Coinbase Advanced Trade";
    }

    @Override
    public boolean isOwn(FrameShape frame) {
        return frame.has("channel", "sequence_num") || frame.has("channel", "events");
    }

    @Override
    public VenueDecoder decoder(Tally tally) {
        return new CoinbaseDecoder(tally);
    }
}
