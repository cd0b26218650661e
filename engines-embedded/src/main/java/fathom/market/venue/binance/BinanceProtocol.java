package fathom.market.venue.binance;

import fathom.market.FeedSink;
import fathom.market.venue.BookView;
import fathom.market.venue.FrameShape;
import fathom.market.venue.Tally;
import fathom.market.venue.VenueDecoder;
import fathom.market.venue.VenueProtocol;
import fathom.model.Instrument;
import fathom.model.Venue;
import java.util.List;
import java.util.Set;

/** Binance spot and USD-M futures, bare frames and those of the combined stream, and the snapshots of its REST interface. */
public final class BinanceProtocol implements VenueProtocol {
    @Override
    public Venue venue() {
        return Venue.BINANCE;
    }

    @Override
    public String label() {
        return "Binance spot and USD-M futures";
    }

    @Override
    public boolean isOwn(FrameShape frame) {
        return frame.hasAny("stream", "e", "lastUpdateId") || frame.has("u", "s", "b", "a") || frame.has("id") && frame.hasAny("result", "method", "error");
    }

    @Override
    public VenueDecoder decoder(Tally tally) {
        return new Connection(tally);
    }

    private static final class Connection implements VenueDecoder {
        private final BinanceDecoder decoder;
        private final BinanceMarket market;

        Connection(Tally tally) {
            decoder = new BinanceDecoder(tally);
            market = new BinanceMarket(tally);
        }

        @Override
        public void apply(byte[] bytes, int from, int to, long at, FeedSink sink, long intended) {
            market.apply(decoder.decode(bytes, from, to), at, sink, intended);
        }

        @Override
        public Set<Instrument> instruments() {
            return market.instruments();
        }

        @Override
        public void republish(long at, FeedSink sink, long intended) {
            market.republish(at, sink, intended);
        }

        @Override
        public long waitingForSnapshot() {
            return market.waitingForSnapshot();
        }

        @Override
        public List<BookView> views() {
            return market.views();
        }
    }
}
