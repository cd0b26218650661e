package fathom.bus.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BytesCodecTest {
    private final BytesCodec codec = new BytesCodec(new Allowance());

    @Test
    void keysAndValuesComeBackAsTheyWere() {
        long seed = RandomGenerator.getDefault().nextLong();
        var random = new SplittableRandom(seed);
        for (int i = 0; i < 5_000; i++) {
            int[] letters = random.ints(random.nextInt(100), 1, random.nextBoolean() ? 128 : 0xD800).toArray();
            String key = new String(letters, 0, letters.length);
            byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
            assertThat(codec.decodeKey(ByteBuffer.wrap(bytes))).as("seed %d", seed).isEqualTo(key);
            var target = Unpooled.buffer();
            codec.encodeKey(key, target);
            assertThat(ByteBuffer.wrap(bytes)).as("seed %d", seed).isEqualTo(target.nioBuffer());
            assertThat(codec.estimateSize(key)).isEqualTo(bytes.length);
            byte[] value = codec.decodeValue(codec.encodeValue(bytes));
            assertThat(value).isEqualTo(bytes).isNotSameAs(bytes);
        }
    }

    @Test
    void aKeyThatIsReadAgainIsTheSameString() {
        byte[] key = "fathom:{desk}:3".getBytes(StandardCharsets.UTF_8);
        ByteBuffer buffer = ByteBuffer.wrap(key);
        assertThat(codec.decodeKey(ByteBuffer.wrap(key))).isSameAs(codec.decodeKey(buffer));
        assertThat(buffer.hasRemaining()).isFalse();
    }

    @Test
    void valuesBeyondTheAllowanceArePassedOver() {
        var allowance = new Allowance();
        var bounded = new BytesCodec(allowance);
        allowance.limit(100, 150);
        assertThat(decoded(bounded, 100)).hasSize(100);
        assertThat(decoded(bounded, 51)).isSameAs(Allowance.LEFT_OUT);
        assertThat(decoded(bounded, 50)).hasSize(50);
        allowance.renew();
        assertThat(decoded(bounded, 101)).as("too large by itself").isSameAs(Allowance.LEFT_OUT);
        assertThat(decoded(bounded, 100)).hasSize(100);
    }

    private static byte[] decoded(BytesCodec codec, int length) {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        byte[] value = codec.decodeValue(buffer);
        assertThat(buffer.hasRemaining()).isFalse();
        return value;
    }
}
