package fathom.bus.codec;

import static fathom.bus.codec.Messages.of;
import static fathom.bus.codec.Messages.there;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fathom.bus.codec.Zoo.Cat;
import fathom.bus.codec.Zoo.Fish;
import fathom.model.Book;
import fathom.model.Instrument;
import fathom.model.Trade;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PayloadTypesTest {
    record WithThread(String name, Thread thread) {}

    record WithPath(Path path) {}

    record WithMatrix(double[][] matrix) {}

    record Outer(List<Map<String, WithThread>> inner) {}

    record Free<T, A extends Zoo.Animal>(T anything, A animal, List<T> more) {}

    record Node(int value, Node next, List<Node> others) {}

    private static PayloadTypes types(Class<? extends Record> type) {
        return new PayloadTypes(Map.of("it", type));
    }

    @Test
    void aRecordThatCannotTravelIsRefusedInOneSentence() {
        assertThatThrownBy(() -> types(WithThread.class)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("WithThread cannot travel: its component 'thread' is or holds a java.lang.Thread");
        assertThatThrownBy(() -> types(Outer.class)).hasMessage("WithThread cannot travel: its component 'thread' is or holds a java.lang.Thread");
        assertThatThrownBy(() -> types(WithMatrix.class)).hasMessage("WithMatrix cannot travel: its component 'matrix' is or holds a double[][]");
        assertThatThrownBy(() -> types(WithPath.class)).as("no type that may travel is a path")
                .hasMessage("WithPath cannot travel: its component 'path' is or holds a java.nio.file.Path");
    }

    @Test
    void aNameStandsForOneType() {
        assertThatThrownBy(() -> new PayloadTypes(Map.of("list", Cat.class))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'list' is the name of two types");
        assertThatThrownBy(() -> new PayloadTypes(Map.of("cat", Cat.class, "kitten", Cat.class))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Cat has two names");
        assertThat(new PayloadTypes(Map.of("cat", Cat.class)).byName()).isEqualTo(Map.of("cat", Cat.class));
    }

    @Test
    void aRecordMayHoldItsOwnKindAndTypesThatAreLeftOpen() throws CodecException {
        var types = new PayloadTypes(Map.of("node", Node.class, "free", Free.class, "cat", Cat.class));
        var node = new Node(1, new Node(2, null, List.of()), List.of(new Node(3, null, null), new Node(4, null, List.of())));
        var free = new Free<Object, Cat>(5L, new Cat("Tom", 4.5), List.of("a", node));
        for (Encoding encoding : Encoding.values()) {
            var codec = new WireCodec(types, encoding, Integer.MAX_VALUE);
            assertThat(there(codec, node)).isEqualTo(node);
            assertThat(there(codec, free)).isEqualTo(free);
        }
    }

    private sealed interface Shape {
        record Dot() implements Shape {}

        record Circle(double radius) implements Shape {}

        sealed interface Solid extends Shape {
            record UnitCube(Shape inside) implements Solid {}
        }
    }

    private record Drawing(List<Shape> shapes) {}

    @Test
    void kindsOfASealedTypeNeedNoNames() throws CodecException {
        var drawing = new Drawing(List.of(new Shape.Dot(), new Shape.Circle(2), new Shape.Solid.UnitCube(new Shape.Dot())));
        for (Encoding encoding : Encoding.values()) assertThat(there(new WireCodec(types(Drawing.class), encoding, Integer.MAX_VALUE), drawing)).isEqualTo(drawing);
        var json = new WireCodec(types(Drawing.class), Encoding.JSON, Integer.MAX_VALUE);
        assertThat(new String(json.frame(of(drawing), 1), UTF_8)).contains("payload-types-test-shape-circle", "shape-solid-unit-cube");
    }

    @Test
    void aChainWithoutEndIsRefused() {
        Node chain = null;
        for (int i = 0; i < 100_000; i++) chain = new Node(i, chain, null);
        var endless = chain;
        var codec = new WireCodec(types(Node.class), Encoding.MSGPACK, Integer.MAX_VALUE);
        assertThatThrownBy(() -> codec.frame(of(endless), 1)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("nested");
    }

    @Test
    void whatIsNotOfTheDeclaredKindIsRefused() {
        var types = new PayloadTypes(Map.of("cage", Zoo.Cage.class, "cat", Cat.class, "trade", Trade.class));
        var codec = new WireCodec(types, Encoding.JSON, Integer.MAX_VALUE);
        byte[] frame = codec.frame(of(new Zoo.Cage("c", new Cat("Tom", 1), 1)), 1);
        var swapped = new String(frame, UTF_8).replace("\"type\":\"cat\",\"value\":{\"name\":\"Tom\",\"weight\":1.0}", "\"type\":\"int\",\"value\":5");
        assertThatThrownBy(() -> Messages.read(codec, swapped.getBytes(UTF_8))).isInstanceOf(CodecException.class)
                .hasMessage("a int where a Animal belongs");
    }

    /** The codecs written by hand are short cuts and nothing else. */
    @Test
    void booksTradesAndInstrumentsAreWrittenAsAnyRecordIs() {
        var r = new Random(3);
        for (int i = 0; i < 300; i++) {
            for (Record value : List.of(Zoo.book(r, 4), Zoo.trade(r), Zoo.instrument(r), new Fish(5))) {
                var general = new PackWriter();
                generalCodec(value.getClass()).write(value, general);
                var own = new PackWriter();
                new Codecs(Zoo.TYPES).record(value.getClass()).write(value, own);
                assertThat(own.toByteArray()).as("round %d: %s", i, value).isEqualTo(general.toByteArray());
            }
        }
    }

    private static ValueCodec generalCodec(Class<?> type) {
        return new Codecs(Zoo.TYPES).resolve(type);
    }
}
