package fathom.scenario;

import fathom.model.Instrument;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Makes a market for some instruments whose prices follow a given path besides their own small moves. */
@FunctionalInterface
public interface CrashMarket {
    TickSource open(Spec spec);

    /**
     * @param ticksPerSecond over all instruments
     * @param seed           same seed, same ticks
     * @param start          epoch nanoseconds of second 0
     * @param factor         by seconds since the start: what every price is multiplied with
     */
    record Spec(List<Instrument> instruments, double ticksPerSecond, long seed, long start, DoubleUnaryOperator factor) {}
}
