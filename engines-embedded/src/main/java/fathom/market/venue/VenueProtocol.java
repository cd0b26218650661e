package fathom.market.venue;

import fathom.model.Venue;

/** How one venue speaks. Adding a venue's protocol is one of these, its decoder, and a line in {@code Protocols}. */
public interface VenueProtocol {
    Venue venue();

    /** What of the venue is understood, e.g. {@code Binance spot and USD-M futures}. */
    String label();

    /** Whether only this venue writes frames with such members; false for what several do, such as the answer to a subscription. */
    boolean isOwn(FrameShape frame);

    VenueDecoder decoder(Tally tally);
}
