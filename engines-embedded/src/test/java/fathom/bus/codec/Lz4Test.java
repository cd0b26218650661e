package fathom.bus.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import net.jpountz.lz4.LZ4Factory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** In Java and in native code alike. */
class Lz4Test {
    static Stream<LZ4Factory> factories() {
        return Stream.of(LZ4Factory.safeInstance(), LZ4Factory.fastestInstance());
    }

    private static byte[] text(Random r) {
        byte[] plain = new byte[1 + r.nextInt(3_000)];
        for (int i = 1; i < plain.length; i++) plain[i] = (byte) (r.nextInt(10) < 8 && i > 9 ? plain[i - 1 - r.nextInt(8)] : r.nextInt());
        return plain;
    }

    private static byte[] compressed(Lz4 lz4, byte[] plain) {
        return lz4.compress(plain, plain.length, (byte) 2);
    }

    private static byte[] plain(Lz4 lz4, byte[] packed) throws CodecException {
        byte[] plain = new byte[Lz4.plainLength(packed)];
        lz4.decompress(packed, plain, plain.length);
        return plain;
    }

    @ParameterizedTest
    @MethodSource("factories")
    void whatIsCompressedComesBackWhoeverReadsIt(LZ4Factory factory) throws CodecException {
        var r = new Random(17);
        int smaller = 0;
        for (int i = 0; i < 500; i++) {
            byte[] plain = text(r);
            byte[] packed = new Lz4(factory).compress(plain, plain.length, (byte) 2);
            if (packed[0] != 2) {
                assertThat(packed).isEqualTo(plain);
                continue;
            }
            smaller++;
            assertThat(packed).as("seed 17, round %d", i).startsWith(2).hasSizeLessThan(plain.length);
            assertThat(plain(new Lz4(LZ4Factory.safeInstance()), packed)).as("seed 17, round %d", i).isEqualTo(Arrays.copyOfRange(plain, 1, plain.length));
            assertThat(plain(new Lz4(factory), packed)).as("seed 17, round %d", i).isEqualTo(Arrays.copyOfRange(plain, 1, plain.length));
        }
        assertThat(smaller).isGreaterThan(300);
    }

    @ParameterizedTest
    @MethodSource("factories")
    void damageIsRefusedOrMakesOtherBytesAndNothingElse(LZ4Factory factory) {
        var r = new Random(19);
        var lz4 = new Lz4(factory);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] packed = compressed(lz4, text(r));
            byte[] damaged = r.nextInt(4) == 0 ? Arrays.copyOf(packed, r.nextInt(packed.length)) : packed.clone();
            for (int n = r.nextInt(4); n > 0 && damaged.length > 0; n--) damaged[r.nextInt(damaged.length)] = (byte) r.nextInt();
            try {
                plain(lz4, damaged);
            } catch (CodecException e) {
                refused++;
            } catch (RuntimeException | Error e) {
                fail("seed 19, round " + i + ": " + HexFormat.of().formatHex(damaged), e);
            }
        }
        assertThat(refused).isGreaterThan(5_000);
    }
}
