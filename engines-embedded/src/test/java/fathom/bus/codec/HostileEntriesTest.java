package fathom.bus.codec;

import static fathom.bus.codec.Messages.entry;
import static fathom.bus.codec.Messages.of;
import static fathom.bus.codec.Messages.read;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import fathom.bus.Envelope;
import fathom.bus.Topic;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Entries that somebody made to do harm cost little, and what is right in them is read. */
class HostileEntriesTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final int PARTS_OF_A_MESSAGE = 11;

    private final WireCodec reader = new WireCodec(Zoo.TYPES, Encoding.MSGPACK, Integer.MAX_VALUE);

    /** A message whose payload is a list in a list …, each of which claims as many elements as there are bytes left, in LZ4 of a hundredth of its size. */
    private static byte[] nestedClaims(int bytes, int levels) {
        var out = new PackWriter();
        PackMessage.write(of(null), 1, Zoo.TYPES, out);
        byte[] head = out.toByteArray();
        int nilAndNoPayload = 6;
        out.reset().first(PackFormat.PLAIN);
        out.beginArray(1);
        out.raw(Arrays.copyOf(head, head.length - nilAndNoPayload));
        out.text("list");
        int begun = out.beginBinary();
        for (int i = 0; i < levels; i++) {
            out.raw(new byte[] {(byte) Pack.ARRAY32});
            int left = bytes - (out.length() - begun) - Integer.BYTES;
            out.raw(new byte[] {(byte) (left >> 24), (byte) (left >> 16), (byte) (left >> 8), (byte) left, (byte) 0x92});
            out.text("list");
        }
        while (out.length() - begun < bytes) out.nil();
        out.endBinary(begun);
        return new Lz4().compress(out.bytes(), out.length(), PackFormat.COMPRESSED);
    }

    @Test
    void listsThatEachClaimAllThatIsLeftAreRefusedBeforeTheyCostMuch() {
        byte[] entry = nestedClaims(60 << 20, 60);
        assertThat(entry).hasSizeLessThan(260 << 10);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        assertThatThrownBy(() -> read(reader, entry)).isInstanceOf(CodecException.class).hasMessageContaining("elements");
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).as("little more than the entry in full").isLessThan(100 << 20);
    }

    @Test
    void whatCouldNotBeReadAgainIsNotWritten() {
        for (Encoding encoding : Encoding.values()) {
            var codec = new WireCodec(Zoo.TYPES, encoding, Integer.MAX_VALUE);
            assertThat(codec.frame(of(Collections.nCopies(300_000, null)), 1)).isNotEmpty();
            assertThatThrownBy(() -> codec.frame(of(Collections.nCopies(4, Collections.nCopies(300_000, null))), 1)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("1048576 elements");
        }
    }

    @Test
    void asMuchAsMayBeWrittenIsRead() throws CodecException {
        var most = Collections.nCopies(ValueReader.MOST_ELEMENTS - PARTS_OF_A_MESSAGE, (Object) null);
        for (Encoding encoding : Encoding.values()) assertThat(Messages.there(new WireCodec(Zoo.TYPES, encoding, Integer.MAX_VALUE), most)).isEqualTo(most);
    }

    /** One of a newer version, or a forged one, between two others. */
    @ParameterizedTest
    @EnumSource
    void oneMessageThatIsNoneLeavesTheOthersOfItsEntryAlone(Encoding encoding) throws CodecException {
        var codec = new WireCodec(Zoo.TYPES, encoding, Integer.MAX_VALUE);
        byte[] good = entry(codec, of("one"), of(Map.of("two", List.of(2.5, "x", true))), of("three"));
        byte[] bad = replaced(good, "MARKET_DATA", "WEATHER_MAP", 2);
        var given = new ArrayList<Object>();
        var left = new ArrayList<String>();
        int count = reader.read(bad, new IncomingSink() {
            @Override
            public void message(Incoming message) {
                try {
                    given.add(message.envelope().payload());
                } catch (CodecException e) {
                    throw new AssertionError(e);
                }
            }

            @Override
            public void leftOut(CodecException why) {
                left.add(why.getMessage());
            }
        });
        assertThat(count).isEqualTo(3);
        assertThat(given).containsExactly("one", "three");
        assertThat(left).containsExactly("'WEATHER_MAP' is no MessageType");
    }

    private static byte[] replaced(byte[] entry, String from, String to, int occurrence) {
        byte[] changed = entry.clone();
        byte[] a = from.getBytes(UTF_8), b = to.getBytes(UTF_8);
        for (int i = 0, seen = 0; i + a.length <= entry.length; i++) {
            if (!Arrays.equals(entry, i, i + a.length, a, 0, a.length) || ++seen != occurrence) continue;
            System.arraycopy(b, 0, changed, i, b.length);
            return changed;
        }
        throw new AssertionError("not there: " + from);
    }

    @ParameterizedTest
    @EnumSource
    void aSenderHasANameOfBoundedLength(Encoding encoding) throws CodecException {
        var codec = new WireCodec(Zoo.TYPES, encoding, Integer.MAX_VALUE);
        Envelope m = of("x");
        for (int length : new int[] {Topic.LONGEST, Topic.LONGEST + 1}) {
            var named = new Envelope(m.id(), m.topic(), m.type(), m.priority(), "s".repeat(length), 1, 2, 3, "x");
            byte[] entry = codec.entry(List.of(codec.frame(named, 1)));
            if (length == Topic.LONGEST) assertThat(read(reader, entry)).containsExactly(named);
            else assertThatThrownBy(() -> read(reader, entry)).isInstanceOf(CodecException.class).hasMessage("a name of 257 characters");
        }
    }
}
