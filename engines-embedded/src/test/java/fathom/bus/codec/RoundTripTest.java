package fathom.bus.codec;

import static fathom.bus.codec.Messages.entry;
import static fathom.bus.codec.Messages.read;
import static org.assertj.core.api.Assertions.assertThat;

import fathom.bus.Envelope;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is written is read again to the last bit, whichever way it travels and whoever reads it. */
class RoundTripTest {
    private static final int ROUNDS = 150;
    private static final int COMPRESS = 100;

    static Stream<Arguments> ways() {
        return Stream.of(Arguments.of(Encoding.MSGPACK, Integer.MAX_VALUE), Arguments.of(Encoding.MSGPACK, COMPRESS), Arguments.of(Encoding.JSON, COMPRESS));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void books(Encoding encoding, int compressAbove) throws CodecException {
        check(new WireCodec(Zoo.TYPES, encoding, compressAbove), 1, r -> Zoo.book(r, r.nextInt(10) == 0 ? 200 : 3));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void trades(Encoding encoding, int compressAbove) throws CodecException {
        check(new WireCodec(Zoo.TYPES, encoding, compressAbove), 2, Zoo::trade);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void recordsOfEveryKindOfComponent(Encoding encoding, int compressAbove) throws CodecException {
        check(new WireCodec(Zoo.TYPES, encoding, compressAbove), 3, Zoo::random);
    }

    private static void check(WireCodec codec, long seed, Function<Random, Object> payloads) throws CodecException {
        var r = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            var sent = new ArrayList<Envelope>();
            for (int n = 1 + r.nextInt(4); n > 0; n--) sent.add(Messages.random(r, payloads.apply(r)));
            String exactly = Exactly.text(sent);
            byte[] entry = entry(codec, sent.toArray(Envelope[]::new));
            for (WireCodec reader : List.of(codec, new WireCodec(Zoo.TYPES, Encoding.MSGPACK, Integer.MAX_VALUE))) {
                assertThat(Exactly.text(read(reader, entry))).as("seed %d, round %d", seed, round).isEqualTo(exactly);
            }
        }
    }
}
