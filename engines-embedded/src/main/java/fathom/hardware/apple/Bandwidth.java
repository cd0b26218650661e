package fathom.hardware.apple;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much went between chip and memory, from a histogram of rates. Each bucket is a rate; the last holds all that is faster.
 *
 * @param bytesPerSecond mean over the time: Σ t·bucket / Σ t
 * @param top            the last bucket, bytes per second
 * @param saturated      share of the time in the last bucket: where it is not 0, there was more
 */
public record Bandwidth(double bytesPerSecond, double top, double saturated) {
    private static final Pattern BUCKET = Pattern.compile("\\s*(\\d+(?:\\.\\d+)?)\\s*GB/s\\s*");

    /** Empty where no time or no bucket is told. */
    static Optional<Bandwidth> of(List<StateTime> states) {
        double time = 0, weighted = 0, top = 0, last = 0;
        for (StateTime s : states) {
            OptionalDouble bucket = bucket(s.name());
            if (bucket.isEmpty() || !(s.ticks() >= 0)) return Optional.empty();
            time += s.ticks();
            weighted += s.ticks() * bucket.getAsDouble();
            if (bucket.getAsDouble() > top) {
                top = bucket.getAsDouble();
                last = s.ticks();
            }
        }
        return time > 0 ? Optional.of(new Bandwidth(weighted / time, top, last / time)) : Optional.empty();
    }

    private static OptionalDouble bucket(String name) {
        Matcher m = BUCKET.matcher(name);
        return m.matches() ? OptionalDouble.of(Double.parseDouble(m.group(1)) * 1e9) : OptionalDouble.empty();
    }
}
