package fathom.hardware.apple;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalDouble;

/** A value of the system management controller, by its four-letter type. */
final class SmcValue {
    private SmcValue() {}

    /** Empty for a type that is not known, or too few bytes. */
    static OptionalDouble decode(String type, byte[] bytes) {
        var b = ByteBuffer.wrap(bytes);
        int least = switch (type) {
            case "flt ", "ui32" -> 4;
            case "ui16", "fpe2", "sp78" -> 2;
            default -> 1;
        };
        if (bytes.length < least) return OptionalDouble.empty();
        return switch (type) {
            case "flt " -> finite(b.order(ByteOrder.LITTLE_ENDIAN).getFloat());
            case "ui8 " -> OptionalDouble.of(Byte.toUnsignedInt(b.get()));
            case "ui16" -> OptionalDouble.of(Short.toUnsignedInt(b.getShort()));
            case "ui32" -> OptionalDouble.of(Integer.toUnsignedLong(b.getInt()));
            case "fpe2" -> OptionalDouble.of(Short.toUnsignedInt(b.getShort()) / 4.0);
            case "sp78" -> OptionalDouble.of(b.getShort() / 256.0);
            default -> OptionalDouble.empty();
        };
    }

    private static OptionalDouble finite(float value) {
        return Float.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
