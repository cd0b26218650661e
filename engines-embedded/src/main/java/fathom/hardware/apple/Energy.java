package fathom.hardware.apple;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/** Power from the energy that channels counted between two looks. What a unit's label does not say is not guessed. */
final class Energy {
    static final String GROUP = "Energy Model";
    private static final Map<String, Double> UNITS = Map.of("J", 1.0, "mJ", 1e-3, "uJ", 1e-6, "nJ", 1e-9);

    private Energy() {}

    /** Of one channel, in joules; empty for a value that is not there, ran backwards or has no unit that is known. */
    static OptionalDouble joules(Channel channel) {
        Double unit = UNITS.get(channel.unit());
        return unit == null || channel.value() < 0 ? OptionalDouble.empty() : OptionalDouble.of(channel.value() * unit);
    }

    /** Sum of those channels in watts; empty where there are none, or one of them tells nothing. */
    static OptionalDouble watts(List<Channel> channels, Predicate<String> name, long nanos) {
        if (nanos <= 0) return OptionalDouble.empty();
        double sum = 0;
        boolean any = false;
        for (Channel c : channels) {
            if (!c.group().equals(GROUP) || !name.test(c.name())) continue;
            OptionalDouble joules = joules(c);
            if (joules.isEmpty()) return joules;
            sum += joules.getAsDouble();
            any = true;
        }
        return any ? OptionalDouble.of(sum / (nanos / 1e9)) : OptionalDouble.empty();
    }
}
