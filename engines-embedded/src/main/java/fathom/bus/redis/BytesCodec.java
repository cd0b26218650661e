package fathom.bus.redis;

import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.ToByteBufEncoder;
import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Keys as text, values as they are. A bus uses few keys and field names, again and again: their strings and bytes are remembered in two small tables, where a
 * newcomer takes the place of another, so that they never grow. Safe for several threads.
 */
final class BytesCodec implements RedisCodec<String, byte[]>, ToByteBufEncoder<String, byte[]> {
    static final BytesCodec INSTANCE = new BytesCodec(new Allowance());
    private static final int PLACES = 256;
    private static final int LONGEST = 64;

    private record Key(String text, byte[] bytes) {}

    /** No key or name of a field is longer. */
    private static final int LONGEST_KEY = 1 << 16;
    private static final AtomicReferenceArray<Key> BY_TEXT = new AtomicReferenceArray<>(PLACES);
    private static final AtomicReferenceArray<Key> BY_BYTES = new AtomicReferenceArray<>(PLACES);

    private final Allowance allowance;

    /** @param allowance for the values of one connection */
    BytesCodec(Allowance allowance) {
        this.allowance = allowance;
    }

    @Override
    public String decodeKey(ByteBuffer bytes) {
        int length = bytes.remaining();
        if (length > LONGEST_KEY) return passed(bytes, "");
        if (length > LONGEST) return StandardCharsets.UTF_8.decode(bytes).toString();
        int place = place(bytes.hashCode());
        Key key = BY_BYTES.getAcquire(place);
        if (key == null || key.bytes.length != length || !bytes.equals(ByteBuffer.wrap(key.bytes))) {
            byte[] copy = copy(bytes.duplicate());
            key = new Key(new String(copy, StandardCharsets.UTF_8), copy);
            BY_BYTES.setRelease(place, key);
        }
        bytes.position(bytes.limit());
        return key.text;
    }

    @Override
    public byte[] decodeValue(ByteBuffer bytes) {
        return allowance.grants(bytes.remaining()) ? copy(bytes) : passed(bytes, Allowance.LEFT_OUT);
    }

    private static <T> T passed(ByteBuffer bytes, T instead) {
        bytes.position(bytes.limit());
        return instead;
    }

    private static byte[] copy(ByteBuffer bytes) {
        byte[] value = new byte[bytes.remaining()];
        bytes.get(value);
        return value;
    }

    @Override
    public ByteBuffer encodeKey(String key) {
        return ByteBuffer.wrap(bytes(key));
    }

    @Override
    public ByteBuffer encodeValue(byte[] value) {
        return ByteBuffer.wrap(value);
    }

    @Override
    public void encodeKey(String key, ByteBuf target) {
        target.writeBytes(bytes(key));
    }

    @Override
    public void encodeValue(byte[] value, ByteBuf target) {
        target.writeBytes(value);
    }

    @Override
    public int estimateSize(Object keyOrValue) {
        return keyOrValue instanceof byte[] value ? value.length : bytes((String) keyOrValue).length;
    }

    /** Then nothing is written to a buffer in between. */
    @Override
    public boolean isEstimateExact() {
        return true;
    }

    private static byte[] bytes(String text) {
        if (text.length() > LONGEST) return text.getBytes(StandardCharsets.UTF_8);
        int place = place(text.hashCode());
        Key key = BY_TEXT.getAcquire(place);
        if (key == null || !key.text.equals(text)) {
            key = new Key(text, text.getBytes(StandardCharsets.UTF_8));
            BY_TEXT.setRelease(place, key);
        }
        return key.bytes;
    }

    private static int place(int hash) {
        return (hash ^ hash >>> 8 ^ hash >>> 16) & PLACES - 1;
    }
}
