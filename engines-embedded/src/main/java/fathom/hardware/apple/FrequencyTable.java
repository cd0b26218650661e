package fathom.hardware.apple;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** The frequencies that a cluster or the GPU can run at, by state. Some tables hold one twice or fall in between, so that a state is known by its place alone. @param hertz by state */
public record FrequencyTable(List<Double> hertz) {
    public static final FrequencyTable NONE = new FrequencyTable(List.of());
    private static final double LEAST_HERTZ = 1e8, LEAST_KILOHERTZ = 1e5;
    private static final int PAIR = 8;

    public FrequencyTable {
        hertz = List.copyOf(hertz);
    }

    public static FrequencyTable ofMegahertz(List<? extends Number> megahertz) {
        return new FrequencyTable(megahertz.stream().map(Number::doubleValue).filter(f -> f > 0).map(f -> f * 1e6).toList());
    }

    /**
     * A property {@code voltage-states…} of the power manager: pairs of frequency and voltage, little endian. Up to M3 they are hertz, from M4 on kilohertz for the processor, which their size tells.
     * The GPU's first entry is 0 and no state. Anything else is no table.
     */
    public static FrequencyTable of(byte[] property) {
        if (property == null || property.length % PAIR != 0) return NONE;
        var pairs = ByteBuffer.wrap(property).order(ByteOrder.LITTLE_ENDIAN);
        var hertz = new ArrayList<Double>();
        while (pairs.remaining() >= PAIR) {
            long raw = Integer.toUnsignedLong(pairs.getInt());
            pairs.getInt();
            if (raw == 0 && hertz.isEmpty()) continue;
            if (raw < LEAST_KILOHERTZ) return NONE;
            hertz.add(raw >= LEAST_HERTZ ? raw : raw * 1e3);
        }
        return new FrequencyTable(hertz);
    }

    public int size() {
        return hertz.size();
    }

    public double highest() {
        return hertz.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
    }
}
