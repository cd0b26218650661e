package fathom.bus.codec;

import static fathom.bus.codec.Messages.entry;
import static fathom.bus.codec.Messages.of;
import static fathom.bus.codec.Messages.read;
import static fathom.bus.codec.Messages.there;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fathom.bus.Envelope;
import fathom.bus.MessageType;
import fathom.bus.Priority;
import fathom.bus.Topic;
import fathom.bus.codec.Zoo.Cat;
import fathom.bus.codec.Zoo.Fish;
import fathom.model.Instrument;
import fathom.model.Side;
import fathom.model.Trade;
import fathom.model.Venue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

class WireCodecTest {
    private static final Trade TRADE = new Trade(Instrument.spot(Venue.BINANCE, "BTC"), 5, 6, 7, 42_000.5, 0.25, Side.BUY);

    private static WireCodec codec(Encoding encoding) {
        return new WireCodec(Zoo.TYPES, encoding, Integer.MAX_VALUE);
    }

    @ParameterizedTest
    @EnumSource
    void everythingOfAMessageArrives(Encoding encoding) throws CodecException {
        var codec = codec(encoding);
        var sent = new Envelope(-7, Topic.of("a.b"), MessageType.MARGIN_CALL, Priority.FLASH_CRASH, "desk", 11, 12, 13, TRADE);
        int count = codec.read(codec.entry(List.of(codec.frame(sent, 99))), m -> {
            assertThat(m.id()).isEqualTo(-7);
            assertThat(m.sequence()).isEqualTo(99);
            assertThat(m.topic()).isSameAs(Topic.of("a.b"));
            assertThat(m.type()).isEqualTo(MessageType.MARGIN_CALL);
            assertThat(m.priority()).isEqualTo(Priority.FLASH_CRASH);
        });
        assertThat(count).isOne();
        assertThat(read(codec, entry(codec, sent))).containsExactly(sent);
    }

    @ParameterizedTest
    @EnumSource
    void anEntryKeepsTheOrderOfItsMessages(Encoding encoding) throws CodecException {
        var codec = codec(encoding);
        var sent = new ArrayList<Envelope>();
        for (long i = 0; i < 300; i++) {
            sent.add(new Envelope(i, Topic.of("t" + i % 7), MessageType.QUESTION, Priority.LOW, "x", i, i, i, i % 3 == 0 ? TRADE : i));
        }
        var sequences = new ArrayList<Long>();
        byte[] entry = entry(codec, sent.toArray(Envelope[]::new));
        assertThat(read(codec, entry)).isEqualTo(sent);
        codec.read(entry, m -> sequences.add(m.sequence()));
        assertThat(sequences).hasSize(300).isSorted().startsWith(1L).endsWith(300L);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNoRecordTravelsToo(Encoding encoding) throws CodecException {
        for (Object payload : new Object[] {null, "wake", "", true, 5, 5L, (short) 5, (byte) 5, 'x', 2.5f, 2.5, Double.NaN, Double.NEGATIVE_INFINITY, -0.0,
                Long.MIN_VALUE, List.of(), List.of(1, 2L, "three", List.of(4.0)), Map.of("a", 1, 2L, TRADE)}) {
            assertThat(Exactly.text(there(codec(encoding), payload))).isEqualTo(Exactly.text(payload));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPayloadOfAForeignTypeIsRefusedByName(Encoding encoding) {
        record Foreign(int x) {}
        var codec = codec(encoding);
        for (Object payload : List.of(new Foreign(1), List.of(new Foreign(1)), new Zoo.Cage("c", null, 1))) {
            Object foreign = payload instanceof List<?> list ? list.getFirst() : payload;
            assertThatThrownBy(() -> codec.frame(of(payload), 1)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(foreign.getClass().getName() + " is no type that may travel");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRefusedMessageLeavesTheNextOneUntouched(Encoding encoding) throws CodecException {
        var codec = codec(encoding);
        assertThatThrownBy(() -> codec.frame(of(List.of(1, 2, new Object())), 1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(there(codec, TRADE)).isEqualTo(TRADE);
    }

    @ParameterizedTest
    @EnumSource
    void textThatUtf8CannotSayIsRefused(Encoding encoding) throws CodecException {
        var codec = codec(encoding);
        for (String half : List.of("\uD83D", "a\uDE00b", "\uDE00\uD83D", "\uD83Dx")) {
            assertThatThrownBy(() -> codec.frame(of(half), 1)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("surrogate");
            assertThatThrownBy(() -> codec.frame(of(new Cat(half, 1)), 1)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("surrogate");
        }
        assertThat(there(codec, "\uD83D\uDE00?\uFFFD")).isEqualTo("\uD83D\uDE00?\uFFFD");
    }

    @ParameterizedTest
    @EnumSource
    void whatWouldLieTooDeepIsRefusedAndTheDeepestThatIsWrittenIsRead(Encoding encoding) throws CodecException {
        var codec = codec(encoding);
        Object deep = "bottom";
        for (int i = 0; i < ValueReader.DEEPEST; i++) deep = List.of(deep);
        assertThat(there(codec, deep)).asString().contains("bottom");
        Object deeper = List.of(deep);
        assertThatThrownBy(() -> codec.frame(of(deeper), 1)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("nested");
        Object mapped = "bottom";
        for (int i = 0; i < ValueReader.DEEPEST; i++) mapped = Map.of(3L, mapped);
        assertThat(there(codec, mapped)).asString().contains("bottom");
    }

    @Test
    void aKeyMayBeLongButNotAnyLengthInJson() throws CodecException {
        record Keys(Map<String, Integer> counts) {}
        var types = new PayloadTypes(Map.of("keys", Keys.class));
        var json = new WireCodec(types, Encoding.JSON, Integer.MAX_VALUE);
        for (String letter : List.of("k", "\u0001", "\"", "€")) {
            var longest = new Keys(Map.of(letter.repeat(JsonWriter.LONGEST_NAME), 1));
            assertThat(there(json, longest)).isEqualTo(longest);
        }
        var longer = new Keys(Map.of("k".repeat(JsonWriter.LONGEST_NAME + 1), 1));
        assertThatThrownBy(() -> json.frame(of(longer), 1)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("1024 characters");
        assertThat(there(new WireCodec(types, Encoding.MSGPACK, Integer.MAX_VALUE), longer)).isEqualTo(longer);
    }

    @Test
    void aPayloadIsNotDecodedUntilItIsWanted() throws CodecException {
        var other = new PayloadTypes(Map.of("trade", Trade.class));
        for (Encoding encoding : Encoding.values()) {
            byte[] entry = entry(codec(encoding), of(TRADE), of(new Cat("Tom", 4)), of(TRADE));
            var outcomes = new ArrayList<String>();
            int count = new WireCodec(other, encoding, Integer.MAX_VALUE).read(entry, m -> {
                try {
                    outcomes.add(m.envelope().payload().getClass().getSimpleName());
                } catch (CodecException e) {
                    outcomes.add(m.topic() + ": " + e.getMessage());
                }
            });
            assertThat(count).isEqualTo(3);
            assertThat(outcomes).containsExactly("Trade", of(null).topic() + ": 'cat' is no type that may travel", "Trade");
        }
    }

    @Test
    void whateverABusWritesItReadsBoth() throws CodecException {
        byte[] packed = entry(codec(Encoding.MSGPACK), of(TRADE), of("two"));
        byte[] json = entry(codec(Encoding.JSON), of(TRADE), of("two"));
        byte[] single = entry(codec(Encoding.JSON), of(TRADE));
        assertThat(packed[0]).isEqualTo((byte) 1);
        assertThat((char) json[0]).isEqualTo('[');
        assertThat((char) single[0]).isEqualTo('{');
        assertThat(read(codec(Encoding.JSON), packed)).containsExactly(of(TRADE), of("two"));
        assertThat(read(codec(Encoding.MSGPACK), json)).containsExactly(of(TRADE), of("two"));
        assertThat(read(codec(Encoding.MSGPACK), single)).containsExactly(of(TRADE));
    }

    @Test
    void jsonIsForPeople() {
        var frame = new String(codec(Encoding.JSON).frame(of(TRADE), 3), UTF_8);
        assertThat(frame).isEqualTo("""
                {"topic":"market_data.book.BINANCE.BTC-USDT","type":"MARKET_DATA","priority":"NORMAL","source":"feed","intended":1700000000123456789,\
                "sent":1700000000123999000,"correlation":0,"id":1311761352401879047,"sequence":3,"payloadType":"trade","payload":{"instrument":{"venue":"BINANCE",\
                "base":"BTC","quote":"USDT","kind":"SPOT"},"venueTime":5,"receivedAt":6,"id":7,"price":42000.5,"size":0.25,"taker":"BUY"}}""");
        var zoo = JsonMapper.shared().readTree(codec(Encoding.JSON).frame(of(new Zoo.Cat(null, Double.NaN)), 1)).path("payload");
        assertThat(zoo.toString()).isEqualTo("{\"name\":null,\"weight\":\"NaN\"}");
    }

    @Test
    void jsonThatAPersonTypedIsRead() throws CodecException {
        byte[] typed = """
                {"sequence": 1, "id": 2, "payload": {"scales": 12, "note": "by hand"}, "payloadType": "fish", "topic": "pond", "source": "me",
                 "type": "SYSTEM_ALERT", "priority": "LOW", "intended": 1, "sent": 2, "correlation": 0}
                """.getBytes(UTF_8);
        assertThat(read(codec(Encoding.MSGPACK), typed))
                .containsExactly(new Envelope(2, Topic.of("pond"), MessageType.SYSTEM_ALERT, Priority.LOW, "me", 1, 2, 0, new Fish(12)));
    }

    @Test
    void onlyWhatIsLargeEnoughAndBecomesSmallerIsCompressed() throws CodecException {
        var codec = new WireCodec(Zoo.TYPES, Encoding.MSGPACK, 400);
        byte[] small = entry(codec, of("a".repeat(200))), large = entry(codec, of("a".repeat(2000)));
        assertThat(small[0]).isEqualTo((byte) 1);
        assertThat(large[0]).isEqualTo((byte) 2);
        assertThat(large).hasSizeLessThan(300);
        var zoo = Zoo.random(new Random(1));
        byte[] stubborn = entry(codec, of(new Zoo.Cat(new String(randomChars(3000)), 1)));
        assertThat(read(codec, small).getFirst().payload()).isEqualTo("a".repeat(200));
        assertThat(read(codec, large).getFirst().payload()).isEqualTo("a".repeat(2000));
        assertThat(Exactly.text(read(codec, entry(codec, of(zoo))).getFirst().payload())).isEqualTo(Exactly.text(zoo));
        assertThat(stubborn[0]).isEqualTo((byte) 1);
        assertThat(new WireCodec(Zoo.TYPES, Encoding.JSON, 1).entry(List.of(codec(Encoding.JSON).frame(of("a".repeat(2000)), 1)))[0]).isEqualTo((byte) '{');
    }

    private static char[] randomChars(int count) {
        var r = new Random(5);
        var chars = new char[count];
        for (int i = 0; i < count; i++) chars[i] = (char) r.nextInt(0x4000, 0xd000);
        return chars;
    }

    @Test
    void anEntryOfNothingIsNone() {
        for (Encoding encoding : Encoding.values()) assertThatThrownBy(() -> codec(encoding).entry(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsUsualIsNotMadeTwice() throws CodecException {
        var codec = codec(Encoding.MSGPACK);
        byte[] entry = entry(codec, of(TRADE), of(TRADE));
        var read = read(codec, entry);
        assertThat(read.get(0).source()).isSameAs(read.get(1).source());
        assertThat(((Trade) read.get(0).payload()).instrument()).isSameAs(((Trade) read.get(1).payload()).instrument());
    }

    @Test
    void anyNumberOfThreadsMayUseIt() throws Exception {
        var codec = new WireCodec(Zoo.TYPES, Encoding.MSGPACK, 2000);
        try (var threads = Executors.newFixedThreadPool(4)) {
            var runs = new ArrayList<Future<?>>();
            for (int t = 0; t < 4; t++) {
                long seed = t;
                runs.add(threads.submit(() -> {
                    var r = new Random(seed);
                    for (int i = 0; i < 500; i++) {
                        Envelope sent = Messages.random(r, i % 4 == 0 ? Zoo.random(r) : Zoo.book(r, 20));
                        Envelope read = read(codec, entry(codec, sent)).getFirst();
                        assertThat(Exactly.text(read)).as("seed %d, message %d", seed, i).isEqualTo(Exactly.text(sent));
                    }
                    return null;
                }));
            }
            for (var run : runs) run.get();
        }
    }
}
