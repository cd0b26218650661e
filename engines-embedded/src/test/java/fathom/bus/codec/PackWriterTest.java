package fathom.bus.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.msgpack.core.MessagePack;
import org.msgpack.value.Value;

/** What is written is MessagePack, as the library of its inventors reads it. */
class PackWriterTest {
    static {
        System.setProperty("msgpack.universal-buffer", "true"); // its other way of reading prints a warning of the JDK
    }

    private final PackWriter out = new PackWriter();

    private Value written() throws Exception {
        try (var in = MessagePack.newDefaultUnpacker(out.toByteArray())) {
            Value value = in.unpackValue();
            assertThat(in.hasNext()).isFalse();
            out.reset();
            return value;
        }
    }

    @Test
    void integersOfEveryWidth() throws Exception {
        for (int bit = 0; bit < 64; bit++) {
            for (long near : List.of(1L << bit, (1L << bit) - 1, -(1L << bit), -(1L << bit) - 1)) {
                out.integer(near);
                assertThat(written().asIntegerValue().asLong()).isEqualTo(near);
                out.integer(near);
                byte[] bytes = out.toByteArray();
                out.reset();
                assertThat(new PackReader(bytes, 0, bytes.length).integer()).isEqualTo(near);
            }
        }
    }

    @Test
    void textsListsAndBytesOfEveryLengthOfHead() throws Exception {
        for (int length : List.of(0, 1, 15, 16, 31, 32, 255, 256, 8_191, 8_192, 65_535, 65_536, 70_000)) {
            String text = "x".repeat(length);
            out.text(text);
            assertThat(written().asStringValue().asString()).isEqualTo(text);
            out.symbol(text);
            assertThat(written().asStringValue().asString()).isEqualTo(text);
            out.beginArray(length);
            for (int i = 0; i < length; i++) out.bool(i % 2 == 0);
            assertThat(written().asArrayValue().size()).isEqualTo(length);
            out.beginMap(length);
            for (int i = 0; i < length; i++) {
                out.name("n" + i);
                out.nil();
            }
            assertThat(written().asMapValue().size()).isEqualTo(length);
            out.doubles(length, i -> i);
            byte[] bytes = written().asBinaryValue().asByteArray();
            assertThat(bytes).hasSize(8 * length);
            if (length > 1) assertThat(Arrays.copyOfRange(bytes, 8, 16)).isEqualTo(new byte[] {0x3f, (byte) 0xf0, 0, 0, 0, 0, 0, 0});
        }
    }

    @Test
    void numbersKeepTheirBits() throws Exception {
        for (double d : new double[] {0.0, -0.0, Double.NaN, Double.MIN_VALUE, Double.MAX_VALUE, Double.NEGATIVE_INFINITY, Math.PI}) {
            out.number(d);
            assertThat(Double.doubleToRawLongBits(written().asFloatValue().toDouble())).isEqualTo(Double.doubleToRawLongBits(d));
        }
    }

    @Test
    void wholeMessages() throws Exception {
        var r = new Random(23);
        for (int i = 0; i < 100; i++) {
            out.raw(new WireCodec(Zoo.TYPES, Encoding.MSGPACK, Integer.MAX_VALUE).frame(Messages.random(r, Zoo.random(r)), i));
            Value message = written();
            assertThat(message.asArrayValue().list()).as("round %d", i).hasSize(11);
            out.raw(message.asArrayValue().get(10).asBinaryValue().asByteArray());
            assertThat(written().asArrayValue().size()).as("round %d", i).isEqualTo(Zoo.class.getRecordComponents().length);
        }
    }

    @Test
    void aMessageThatCouldNotBeReadAgainIsNotWritten() {
        out.text("a".repeat(10 << 20));
        byte[] part = out.toByteArray();
        for (int i = 0; i < 5; i++) out.raw(part);
        assertThatThrownBy(() -> out.raw(part)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("cannot travel");
        assertThatThrownBy(() -> out.doubles(Integer.MAX_VALUE, i -> i)).isInstanceOf(IllegalArgumentException.class);
    }
}
