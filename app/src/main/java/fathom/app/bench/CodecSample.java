package fathom.app.bench;

import fathom.bus.Envelope;
import fathom.bus.MessageType;
import fathom.bus.Priority;
import fathom.bus.Topics;
import fathom.model.Book;
import fathom.model.Instrument;
import fathom.model.Levels;
import fathom.model.Venue;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A message as the bus has it, and as Jackson takes it. */
record CodecSample(Envelope envelope, long sequence, Message json) {
    private static final int SEED = 20260731;
    private static final int COUNT = 64;
    private static final List<String> ASSETS = List.of("BTC", "ETH", "SOL", "XRP");

    /** Everything that an entry holds. */
    record Message(String topic, MessageType type, Priority priority, String source, long intended, long sent, long correlation, long id, long sequence,
                   Book payload) {}

    private static CodecSample of(Envelope e, long sequence) {
        return new CodecSample(e, sequence, new Message(e.topic().name(), e.type(), e.priority(), e.source(), e.intended(), e.sent(), e.correlation(), e.id(),
                sequence, (Book) e.payload()));
    }

    /** What is asked of whatever comes back. */
    long token() {
        return json.id + json.payload.sequence();
    }

    /** Books of several instruments, with prices and sizes of as many digits as venues give. */
    static List<CodecSample> books(int levels) {
        var r = new Random(SEED);
        var samples = new ArrayList<CodecSample>();
        for (int i = 0; i < COUNT; i++) {
            var instrument = Instrument.spot(Venue.values()[i % Venue.values().length], ASSETS.get(i % ASSETS.size()));
            long at = 1_704_067_200_000_000_000L + r.nextLong(86_400_000_000_000L);
            int cents = 4_200_000 + r.nextInt(100_000);
            var book = new Book(instrument, at - 2_345_000, at, 40_000_000_000L + i, side(r, cents, -1, levels), side(r, cents + 1, 1, levels));
            samples.add(of(new Envelope((77L << 42) + i, Topics.BOOKS.topic(instrument), MessageType.MARKET_DATA, Priority.NORMAL, "feed", at - 100, at + 5_000, 0,
                    book), 1_000_000 + i));
        }
        return samples;
    }

    private static Levels side(Random r, int best, int away, int levels) {
        double[] prices = new double[levels], sizes = new double[levels];
        for (int i = 0, cents = best; i < levels; i++, cents += away * (1 + r.nextInt(20))) {
            prices[i] = cents / 100.0;
            sizes[i] = (1 + r.nextInt(500_000)) / 100_000.0;
        }
        return new Levels(prices, sizes);
    }
}
