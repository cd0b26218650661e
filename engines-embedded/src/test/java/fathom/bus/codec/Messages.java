package fathom.bus.codec;

import fathom.bus.Envelope;
import fathom.bus.MessageType;
import fathom.bus.Priority;
import fathom.bus.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Messages for tests, and what is read of them. */
public final class Messages {
    private Messages() {}

    public static Envelope of(Object payload) {
        return new Envelope(0x1234_5000_0000_0007L, Topic.of("market_data.book.BINANCE.BTC-USDT"), MessageType.MARKET_DATA, Priority.NORMAL, "feed",
                1_700_000_000_123_456_789L, 1_700_000_000_123_999_000L, 0, payload);
    }

    static Envelope random(Random r, Object payload) {
        MessageType type = MessageType.values()[r.nextInt(MessageType.values().length)];
        return new Envelope(r.nextLong(), Topic.of("random.topic-" + r.nextInt(300)), type, Priority.values()[r.nextInt(Priority.values().length)],
                r.nextBoolean() ? "risk" : name(Zoo.text(r)), Zoo.number(r), r.nextLong(), Zoo.number(r), payload);
    }

    private static String name(String text) {
        int end = Math.min(text.length(), Topic.LONGEST);
        if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) end--;
        return text.substring(0, end);
    }

    public static byte[] entry(WireCodec codec, Envelope... messages) {
        var frames = new ArrayList<byte[]>();
        for (Envelope m : messages) frames.add(codec.frame(m, frames.size() + 1));
        return codec.entry(frames);
    }

    public static List<Envelope> read(WireCodec codec, byte[] entry) throws CodecException {
        var read = new ArrayList<Envelope>();
        var failures = new ArrayList<CodecException>();
        int count = codec.read(entry, new IncomingSink() {
            @Override
            public void message(Incoming m) {
                try {
                    read.add(m.envelope());
                } catch (CodecException e) {
                    failures.add(e);
                }
            }

            @Override
            public void leftOut(CodecException why) {
                failures.add(why);
            }
        });
        if (!failures.isEmpty()) throw failures.getFirst();
        if (count != read.size()) throw new AssertionError(count + " messages said, " + read.size() + " given");
        return read;
    }

    /** Writes and reads one payload. */
    public static Object there(WireCodec codec, Object payload) throws CodecException {
        return read(codec, entry(codec, of(payload))).getFirst().payload();
    }
}
