package fathom.bus.codec;

import static fathom.bus.codec.Messages.entry;
import static fathom.bus.codec.Messages.of;
import static fathom.bus.codec.Messages.read;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bytes that are not, or no longer, what a bus wrote end in a sentence and nothing else: no other exception, no hanging, no memory out of proportion. */
@Timeout(60)
class DamagedEntriesTest {
    /** An LZ4 stream may make 255 bytes of one, and objects are larger than the bytes they are made of. */
    private static final long PER_BYTE = 400;
    private static final long IN_ANY_CASE = 256 << 10;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final WireCodec reader = new WireCodec(Zoo.TYPES, Encoding.MSGPACK, Integer.MAX_VALUE);

    /** What is loaded and set up once is nobody's fault. */
    @BeforeAll
    static void setUp() throws CodecException {
        for (byte[] entry : entries()) read(new WireCodec(Zoo.TYPES, Encoding.MSGPACK, Integer.MAX_VALUE), entry);
    }

    private static List<byte[]> entries() {
        var r = new Random(7);
        Object[] payloads = {Zoo.book(r, 5), Zoo.trade(r), small(r), List.of(1, "two", Map.of("three", 3.5)), null};
        var packed = new WireCodec(Zoo.TYPES, Encoding.MSGPACK, Integer.MAX_VALUE);
        var compressed = new WireCodec(Zoo.TYPES, Encoding.MSGPACK, 100);
        var json = new WireCodec(Zoo.TYPES, Encoding.JSON, Integer.MAX_VALUE);
        var repeated = new byte[][] {entry(compressed, of("b".repeat(3000)), of(payloads[0]))};
        var all = new ArrayList<>(List.of(repeated));
        for (var codec : List.of(packed, compressed, json)) {
            for (Object payload : payloads) all.add(entry(codec, of(payload)));
            all.add(entry(codec, of(payloads[0]), of(payloads[1]), of(payloads[2])));
        }
        return all;
    }

    /** A random record of everything, but not one of the large ones. */
    private static Zoo small(Random r) {
        var codec = new WireCodec(Zoo.TYPES, Encoding.MSGPACK, Integer.MAX_VALUE);
        Zoo zoo = Zoo.random(r);
        while (codec.frame(of(zoo), 1).length > 1_500) zoo = Zoo.random(r);
        return zoo;
    }

    /** @return whether it was read, which damage may leave possible */
    private boolean isRead(byte[] entry, String what) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        boolean read = false;
        try {
            read(reader, entry);
            read = true;
        } catch (CodecException e) {
            if (e.getMessage() == null || e.getMessage().isBlank()) fail(what + ": refused without a word: " + HexFormat.of().formatHex(entry));
        } catch (RuntimeException | Error e) {
            fail(what + ": " + HexFormat.of().formatHex(entry), e);
        }
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        if (allocated > IN_ANY_CASE + PER_BYTE * entry.length) fail(what + " took " + allocated + " bytes of memory: " + HexFormat.of().formatHex(entry));
        return read;
    }

    @Test
    void whatIsCutOffAnywhereIsRefused() {
        for (byte[] entry : entries()) {
            assertThat(isRead(entry, "the whole")).isTrue();
            for (int length = 0; length < entry.length; length++) {
                if (isRead(Arrays.copyOf(entry, length), "cut off")) fail("read, although cut off at " + length + ": " + HexFormat.of().formatHex(entry));
            }
        }
    }

    @Test
    void whatIsTooLongIsRefused() {
        for (byte[] entry : entries()) {
            byte[] longer = Arrays.copyOf(entry, entry.length + 1);
            longer[entry.length] = 'x';
            assertThat(isRead(longer, "a byte more")).isFalse();
        }
    }

    @Test
    void randomBytes() {
        var r = new Random(11);
        byte[] begun = {1, (byte) 0x91, (byte) 0x9b, 1, 1, (byte) 0xa1, 't', (byte) 0xa1};
        byte[] firsts = {1, 2, '{', '[', 0};
        for (int i = 0; i < 40_000; i++) {
            var bytes = new byte[1 + r.nextInt(r.nextInt(20) == 0 ? 2_000 : 60)];
            r.nextBytes(bytes);
            if (r.nextInt(8) != 0) bytes[0] = firsts[r.nextInt(firsts.length)];
            if (r.nextBoolean() && bytes.length > 12) System.arraycopy(begun, 0, bytes, 0, begun.length);
            assertThat(isRead(bytes, "seed 11")).isFalse();
        }
    }

    @Test
    void flippedBits() {
        var r = new Random(13);
        var entries = entries();
        int refused = 0;
        for (int i = 0; i < 60_000; i++) {
            byte[] damaged = entries.get(r.nextInt(entries.size())).clone();
            for (int n = 1 + r.nextInt(4); n > 0; n--) damaged[r.nextInt(damaged.length)] ^= (byte) (1 << r.nextInt(8));
            if (!isRead(damaged, "seed 13")) refused++;
        }
        assertThat(refused).isBetween(10_000, 59_999);
    }

    @Test
    void lengthsThatAreLiesAreFoundOutBeforeAnythingIsMadeOfThem() {
        String head = "9b0101a174ab4d41524b45545f44415441a64e4f524d414ca173010100";
        for (String lie : List.of(
                "02 7fffffff 1f61", "02 04000001 1f61", "02 ffffffff 1f61", "02 000001ff 1f61",
                "01 dd7fffffff", "01 ddffffffff", "01 dc7fff", "01 91 9b 0101 db7fffffff", "01 91 dd7fffffff",
                "01 91" + head + "a3636174 c67fffffff", "01 91" + head + "a3636174 c6ffffffff",
                "01 91" + head + "a46c697374 c605 dd7fffffff", "01 91" + head + "a46c697374 c405 dd7fffffff", "01 91" + head + "a46c697374 c405 ddffffffff",
                "01 91" + head + "a36d6170 c405 dd7fffffff", "01 91" + head + "a6737472696e67 c405 db7fffffff")) {
            byte[] entry = HexFormat.of().parseHex(lie.replace(" ", ""));
            long before = THREADS.getCurrentThreadAllocatedBytes();
            assertThatThrownBy(() -> read(reader, entry)).as(lie).isInstanceOf(CodecException.class);
            assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).as(lie).isLessThan(4 << 20);
        }
    }

    @Test
    void nestingWithoutEndIsRefused() {
        int deep = 100_000;
        var list = "{\"type\":\"list\",\"value\":[".repeat(deep);
        byte[] json = ("{\"topic\":\"t\",\"type\":\"ANSWER\",\"priority\":\"LOW\",\"source\":\"s\",\"intended\":1,\"sent\":1,\"correlation\":0,\"id\":1,\"sequence\":1,"
                + "\"payloadType\":\"list\",\"payload\":[" + list).getBytes(UTF_8);
        assertThat(isRead(json, "nested JSON")).isFalse();

        byte[] list2 = HexFormat.of().parseHex("92a46c69737491"); // ["list", [
        var out = new PackWriter();
        out.first(PackFormat.PLAIN);
        out.beginArray(1);
        PackMessage.write(of(null), 1, Zoo.TYPES, out);
        byte[] whole = out.toByteArray();
        out.reset().raw(Arrays.copyOf(whole, whole.length - 6)); // without its payload and the type of it
        out.text("list");
        int begun = out.beginBinary();
        out.beginArray(1);
        for (int i = 0; i < deep; i++) out.raw(list2);
        out.nil();
        out.endBinary(begun);
        assertThat(isRead(out.toByteArray(), "nested MessagePack")).isFalse();
        assertThatThrownBy(() -> read(reader, out.toByteArray())).hasMessageContaining("nested");
    }

    @Test
    void aFaultLeavesTheMessagesBeforeItAlone() {
        for (Encoding encoding : Encoding.values()) {
            byte[] entry = entry(new WireCodec(Zoo.TYPES, encoding, Integer.MAX_VALUE), of("one"), of("two"), of("three"));
            var given = new ArrayList<Long>();
            assertThatThrownBy(() -> reader.read(Arrays.copyOf(entry, entry.length - 5), m -> given.add(m.sequence()))).isInstanceOf(CodecException.class);
            assertThat(given).containsExactly(1L, 2L);
        }
    }

    @Test
    void aNameThatIsNoneIsRefusedInWords() {
        byte[] good = new WireCodec(Zoo.TYPES, Encoding.JSON, Integer.MAX_VALUE).frame(of(new Zoo.Fish(3)), 1);
        assertSentence(good, "\"MARKET_DATA\"", "\"WEATHER\"", "'WEATHER' is no MessageType");
        assertSentence(good, "\"NORMAL\"", "\"normal\"", "'normal' is no Priority");
        assertSentence(good, "BINANCE.BTC", "* BTC", "not a topic");
        assertSentence(good, "\"fish\"", "\"whale\"", "'whale' is no type that may travel");
        assertSentence(good, ":3}", ":-3}", "a fish with -3 scales");
        assertSentence(good, "scales", "fins", "no 'scales'");
        assertSentence(good, ":3}", ":3.5}", "a JSON number where an integer of 64 bits belongs");
        assertSentence(good, ":3}", ":99999999999999999999}", "an integer of 64 bits");
        assertSentence(good, ":3}", ":null}", "no 'scales' in a Fish");
        assertSentence(good, "{\"scales\":3}", "null", "a JSON null where an object belongs");
        assertSentence(good, "\"fish\"", "null", "a payload without a type");
    }

    private void assertSentence(byte[] frame, String what, String by, String sentence) {
        byte[] changed = new String(frame, UTF_8).replace(what, by).getBytes(UTF_8);
        assertThat(changed).isNotEqualTo(frame);
        assertThatThrownBy(() -> read(reader, changed)).isInstanceOf(CodecException.class).hasMessageContaining(sentence);
    }

    @Test
    void textThatIsNotUtf8IsRefused() {
        byte[] entry = entry(new WireCodec(Zoo.TYPES, Encoding.MSGPACK, Integer.MAX_VALUE), of("abcdefgh"));
        entry[entry.length - 1] = (byte) 0xff;
        assertThatThrownBy(() -> read(reader, entry)).isInstanceOf(CodecException.class).hasMessageContaining("UTF-8");
    }
}
