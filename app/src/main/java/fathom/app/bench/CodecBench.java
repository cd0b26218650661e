package fathom.app.bench;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import fathom.app.bench.CodecSample.Message;
import fathom.bus.Envelope;
import fathom.bus.codec.CodecException;
import fathom.bus.codec.Encoding;
import fathom.bus.codec.Incoming;
import fathom.bus.codec.IncomingSink;
import fathom.bus.codec.PayloadTypes;
import fathom.bus.codec.WireCodec;
import fathom.model.Book;
import fathom.model.Levels;
import fathom.platform.Catalogue;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** A message from the record to the bytes of an entry and back, beside the same message through Jackson's databind. */
final class CodecBench implements Benchmark {
    private static final int WARM_UPS = 10;
    private static final long NANOS = 200_000_000L;
    /** Processor time of this thread: what a message costs, whatever else the machine does meanwhile. */
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    /** Above it the bus compresses; here everything is, once, to say what it would make of it. */
    private static final int COMPRESS = 1;

    /** Tells Jackson what no class of ours says to it. */
    @JsonAutoDetect(fieldVisibility = Visibility.ANY, isGetterVisibility = Visibility.NONE)
    private abstract static class LevelsMixin {
        @JsonCreator
        LevelsMixin(@JsonProperty("prices") double[] prices, @JsonProperty("sizes") double[] sizes) {}
    }

    @JsonAutoDetect(isGetterVisibility = Visibility.NONE)
    private interface OnlyComponents {}

    private final JsonMapper jackson = JsonMapper.builder().addMixIn(Levels.class, LevelsMixin.class).addMixIn(Book.class, OnlyComponents.class).build();
    private final WireCodec codec = new WireCodec(PayloadTypes.of(Catalogue.STANDARD.topics()), Encoding.MSGPACK, Integer.MAX_VALUE);
    private final WireCodec compressing = new WireCodec(PayloadTypes.of(Catalogue.STANDARD.topics()), Encoding.MSGPACK, COMPRESS);

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
        var samples = CodecSample.books(levels);
        requireSame(samples);
        double[] ours = new double[repetitions], ratios = new double[repetitions];
        for (int i = -WARM_UPS; i < repetitions; i++) {
            double own = time(NANOS, samples, this::ours), other = time(NANOS, samples, this::jackson);
            if (i < 0) continue;
            ours[i] = own;
            ratios[i] = own / other;
        }
        double json = samples.stream().mapToInt(s -> jackson.writeValueAsBytes(s.json()).length).average().orElseThrow();
        double plain = size(codec, samples), compressed = size(compressing, samples);
        return List.of(
                new Row("codec, " + what + ": encode + decode", Benchmark.median(ours), "ns", "Jackson JSON databind of the same message",
                        Benchmark.median(ratios)),
                new Row("codec, " + what + ": size", plain, "bytes", "the same message as JSON", plain / json),
                new Row("codec, " + what + ": size with LZ4", compressed, "bytes", "the same message as JSON", compressed / json));
    }

    private static double size(WireCodec codec, List<CodecSample> samples) {
        return samples.stream().mapToInt(s -> codec.entry(List.of(codec.frame(s.envelope(), s.sequence()))).length).average().orElseThrow();
    }

    @FunctionalInterface
    private interface Work {
        /** @return something of what came back */
        long through(CodecSample sample) throws CodecException;
    }

    /** @return nanoseconds for one message */
    private static double time(long nanos, List<CodecSample> samples, Work work) throws CodecException {
        long start = THREADS.getCurrentThreadCpuTime(), took, expected = 0, sum = 0, count = 0;
        do {
            for (CodecSample s : samples) {
                sum += work.through(s);
                expected += s.token();
            }
            count += samples.size();
            took = THREADS.getCurrentThreadCpuTime() - start;
        } while (took < nanos);
        if (sum != expected) throw new IllegalStateException("what came back is not what was sent");
        return (double) took / count;
    }

    private long ours(CodecSample s) throws CodecException {
        byte[] entry = codec.entry(List.of(codec.frame(s.envelope(), s.sequence())));
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

    private long jackson(CodecSample s) {
        Message read = jackson.readValue(jackson.writeValueAsBytes(s.json()), Message.class);
        return read.payload().sequence() + read.id();
    }

    private void requireSame(List<CodecSample> samples) {
        for (CodecSample s : samples) {
            Book read = jackson.readValue(jackson.writeValueAsBytes(s.json()), Message.class).payload();
            Book sent = s.json().payload();
            if (!alike(read.bids(), sent.bids()) || !alike(read.asks(), sent.asks())) throw new IllegalStateException("Jackson did not bring back " + sent);
        }
    }

    private static boolean alike(Levels a, Levels b) {
        return a.count() == b.count() && IntStream.range(0, a.count()).allMatch(i -> a.price(i) == b.price(i) && a.size(i) == b.size(i));
    }
}
