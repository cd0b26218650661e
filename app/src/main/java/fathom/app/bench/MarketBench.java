package fathom.app.bench;

import fathom.market.FeedSink;
import fathom.market.Protocols;
import fathom.market.venue.Tally;
import fathom.market.venue.VenueDecoder;
import fathom.market.venue.VenueProtocol;
import fathom.model.Book;
import fathom.model.Gap;
import fathom.model.Trade;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Each venue's frames from bytes to book and trade, beside a bare Jackson streaming parse of the same bytes. */
final class MarketBench implements Benchmark {
    private static final long SEED = 20260731;
    private static final int FRAMES = 20_000, WARM_UPS = 12;
    private static final JsonFactory JACKSON = new JsonFactory();

    @Override
    public String name() {
        return "market";
    }

    @Override
    public List<Row> run(int repetitions) throws IOException {
        var rows = new ArrayList<Row>();
        for (VenueProtocol protocol : Protocols.STANDARD.all()) rows.add(measure(protocol, repetitions));
        return rows;
    }

    private static Row measure(VenueProtocol protocol, int repetitions) throws IOException {
        List<byte[]> frames = VenueFrames.of(protocol.venue(), SEED, FRAMES);
        double[] times = new double[repetitions], ratios = new double[repetitions];
        for (int i = -WARM_UPS; i < repetitions; i++) {
            double bare = bare(frames), own = decoded(protocol, frames);
            if (i < 0) continue;
            times[i] = own;
            ratios[i] = own / bare;
        }
        return new Row(protocol.venue().label() + ", a frame to book and trade", Benchmark.median(times), "ns", "bare Jackson streaming parse of the same bytes", Benchmark.median(ratios));
    }

    private static double bare(List<byte[]> frames) throws IOException {
        long start = System.nanoTime(), tokens = 0;
        for (byte[] frame : frames) {
            try (JsonParser parser = JACKSON.createParser(ObjectReadContext.empty(), frame)) {
                while (parser.nextToken() != null) tokens++;
            }
        }
        if (tokens < frames.size()) throw new IllegalStateException("the bare parser saw " + tokens + " tokens in " + frames.size() + " frames");
        return (System.nanoTime() - start) / (double) frames.size();
    }

    /** @throws IllegalStateException when anything but a book or a trade came of a frame */
    static double decoded(VenueProtocol protocol, List<byte[]> frames) {
        var tally = new Tally();
        var counter = new Counter();
        VenueDecoder decoder = protocol.decoder(tally);
        long start = System.nanoTime();
        for (byte[] frame : frames) decoder.apply(frame, 0, frame.length, 1, counter, 1);
        double nanos = (System.nanoTime() - start) / (double) frames.size();
        var checksums = tally.continuity().checksums();
        if (counter.gaps > 0 || checksums.bad() > 0 || counter.delivered != frames.size()) {
            throw new IllegalStateException(protocol.label() + ": of " + frames.size() + " frames came " + counter.delivered + " books and trades, " + counter.gaps + " gaps, " + checksums.bad()
                    + " wrong checksums");
        }
        return nanos;
    }

    private static final class Counter implements FeedSink {
        private long delivered;
        private long gaps;

        @Override
        public void book(Book book, long intended) {
            delivered++;
        }

        @Override
        public void trade(Trade trade, long intended) {
            delivered++;
        }

        @Override
        public void gap(Gap gap, long intended) {
            gaps++;
        }
    }
}
