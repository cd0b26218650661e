package fathom.market.venue.kraken;

import fathom.market.venue.FrameShape;
import fathom.market.venue.Tally;
import fathom.market.venue.VenueDecoder;
import fathom.market.venue.VenueProtocol;
import fathom.model.Venue;

/** Kraken's WebSocket v2; version 1, whose frames are arrays, is not read. */
public final class KrakenProtocol implements VenueProtocol {
    @Override
    public Venue venue() {
        return Venue.KRAKEN;
    }

    @Override
    public String label() {
        return "Kraken v2";
    }

    /** {@code channel} is Coinbase's too, but there every frame is counted. */
    @Override
    public boolean isOwn(FrameShape frame) {
        return frame.has("channel") && !frame.hasAny("sequence_num", "events", "arg") || frame.has("method") && frame.hasAny("time_in", "success", "req_id");
    }

    @Override
    public VenueDecoder decoder(Tally tally) {
        return new KrakenDecoder(tally);
    }
}
