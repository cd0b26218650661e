package fathom.app.bench;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import fathom.bus.Envelope;
import fathom.bus.MessageType;
import fathom.bus.Priority;
import fathom.bus.Topics;
import fathom.bus.codec.CodecException;
import fathom.bus.codec.Encoding;
import fathom.bus.codec.Incoming;
import fathom.bus.codec.IncomingSink;
import fathom.bus.codec.WireCodec;
import fathom.model.Book;
import fathom.model.Instrument;
import fathom.model.Levels;
import fathom.model.Venue;
import fathom.platform.Payloads;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** A message from the record to the bytes of an entry and back, beside the same message through Jackson's databind. */
final class CodecBench implements Benchmark {
    private static final int SEED = 20260731;
    private static final int VARIANTS = 64;
    private static final int WARM_UPS = 4;
    private static final long NANOS = 300_000_000L;
    /** Processor time of this thread: what a message costs, whatever else the machine does meanwhile. */
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    /** Above it the bus compresses; here everything is, once, to say what it would make of it. */
    private static final int COMPRESS = 1;

    /** Everything that an entry holds, as Jackson takes it. */
    record Message(String topic, MessageType type, Priority priority, String source, long intended, long sent, long correlation, long id, long sequence, Book payload) {}

    /** The same message for each side. */
    private record Sample(Envelope envelope, long sequence, Message json) {
        static Sample of(Envelope e, long sequence) {
            return new Sample(e, sequence, new Message(e.topic().name(), e.type(), e.priority(), e.source(), e.intended(), e.sent(), e.correlation(), e.id(), sequence,
                    (Book) e.payload()));
        }

        /** What is asked of whatever comes back. */
        long token() {
            return json.id + json.payload.sequence();
        }
    }

    /** Tells Jackson what no class of ours says to it. */
    @JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY, getterVisibility = JsonAutoDetect.Visibility.NONE, isGetterVisibility = JsonAutoDetect.Visibility.NONE)
    private abstract static class LevelsMixin {
        @JsonCreator
        LevelsMixin(@JsonProperty("prices") double[] prices, @JsonProperty("sizes") double[] sizes) {}
    }

    @JsonAutoDetect(isGetterVisibility = JsonAutoDetect.Visibility.NONE)
    private interface OnlyComponents {}

    private final JsonMapper jackson = JsonMapper.builder().addMixIn(Levels.class, LevelsMixin.class).addMixIn(Book.class, OnlyComponents.class).build();
    private final WireCodec codec = new WireCodec(Payloads.TYPES, Encoding.MSGPACK, Integer.MAX_VALUE);
    private final WireCodec compressing = new WireCodec(Payloads.TYPES, Encoding.MSGPACK, COMPRESS);

    @Override
    public String name() {
        return "codec";
    }

    @Override
    public List<Row> run(int repetitions) throws Exception {
        var rows = new ArrayList<Row>();
        rows.addAll(measure("quote", 1, repetitions));
        rows.addAll(measure("book of 100 levels", 100, repetitions));
        return rows;
    }

    private List<Row> measure(String what, int levels, int repetitions) throws Exception {
        var samples = samples(levels);
        requireSame(samples);
        double[] ours = new double[repetitions], ratios = new double[repetitions];
        for (int i = -WARM_UPS; i < repetitions; i++) {
            double own = time(NANOS, samples, this::ours), other = time(NANOS, samples, this::jackson);
            if (i < 0) continue;
            ours[i] = own;
            ratios[i] = own / other;
        }
        double json = samples.stream().mapToInt(s -> jackson.writeValueAsBytes(s.json).length).average().orElseThrow();
        double plain = size(codec, samples), compressed = size(compressing, samples);
        return List.of(
                new Row("codec, " + what + ": encode + decode", Benchmark.median(ours), "ns", "Jackson JSON databind of the same message", Benchmark.median(ratios)),
                new Row("  its size", plain, "bytes", "the same message as JSON", plain / json),
                new Row("  its size, compressed with LZ4", compressed, "bytes", "the same message as JSON", compressed / json));
    }

    private static double size(WireCodec codec, List<Sample> samples) {
        return samples.stream().mapToInt(s -> codec.entry(List.of(codec.frame(s.envelope, s.sequence))).length).average().orElseThrow();
    }

    @FunctionalInterface
    private interface Work {
        /** @return something of what came back */
        long through(Sample sample) throws CodecException;
    }

    /** @return nanoseconds for one message */
    private static double time(long nanos, List<Sample> samples, Work work) throws CodecException {
        long start = THREADS.getCurrentThreadCpuTime(), took, expected = 0, sum = 0, count = 0;
        do {
            for (Sample s : samples) {
                sum += work.through(s);
                expected += s.token();
            }
            count += samples.size();
            took = THREADS.getCurrentThreadCpuTime() - start;
        } while (took < nanos);
        if (sum != expected) throw new IllegalStateException("what came back is not what was sent");
        return (double) took / count;
    }

    private long ours(Sample s) throws CodecException {
        byte[] entry = codec.entry(List.of(codec.frame(s.envelope, s.sequence)));
        var sink = new Sink();
        codec.read(entry, sink);
        return ((Book) sink.read.payload()).sequence() + sink.read.id();
    }

    private static final class Sink implements IncomingSink {
        private Envelope read;

        @Override
        public void message(Incoming message) {
            try {
                read = message.envelope();
            } catch (CodecException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private long jackson(Sample s) {
        Message read = jackson.readValue(jackson.writeValueAsBytes(s.json), Message.class);
        return read.payload.sequence() + read.id;
    }

    private void requireSame(List<Sample> samples) {
        for (Sample s : samples) {
            Book read = jackson.readValue(jackson.writeValueAsBytes(s.json), Message.class).payload;
            if (!alike(read.bids(), s.json.payload.bids()) || !alike(read.asks(), s.json.payload.asks())) throw new IllegalStateException("Jackson did not bring back " + s.json);
        }
    }

    private static boolean alike(Levels a, Levels b) {
        return a.count() == b.count() && IntStream.range(0, a.count()).allMatch(i -> a.price(i) == b.price(i) && a.size(i) == b.size(i));
    }

    /** Of several instruments and with prices and sizes of as many digits as venues give. */
    private static List<Sample> samples(int levels) {
        var r = new Random(SEED);
        var samples = new ArrayList<Sample>();
        for (int i = 0; i < VARIANTS; i++) {
            var instrument = Instrument.spot(Venue.values()[i % Venue.values().length], List.of("BTC", "ETH", "SOL", "XRP").get(i % 4));
            long at = 1_704_067_200_000_000_000L + r.nextLong(86_400_000_000_000L);
            int cents = 4_200_000 + r.nextInt(100_000);
            var book = new Book(instrument, at - 2_345_000, at, 40_000_000_000L + i, side(r, cents, -1, levels), side(r, cents + 1, 1, levels));
            samples.add(Sample.of(new Envelope((77L << 42) + i, Topics.book(instrument), MessageType.MARKET_DATA, Priority.NORMAL, "feed", at - 100, at + 5_000, 0, book), 1_000_000 + i));
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
