package fathom.market;

import fathom.model.Venue;
import java.util.Set;

/** One way to bring a market in, e.g. the simulator or a recording. Registered once; options, help and the platform find it by its id. */
public interface FeedKind {
    /** First word of its option: lower case letters, digits and {@code -}. */
    String id();

    /** How its option is written: {@code ID}, {@code ID:ARGUMENT}, or {@code ID[:ARGUMENT]} where it may do without. */
    String form();

    /** What it brings, in a few words that complete the line {@code replay:FILE  …}. */
    String brings();

    /** Says at once what cannot work; opens nothing. @param argument what follows the colon, empty without one; @throws IllegalArgumentException half a sentence */
    default void check(String argument) {}

    /** Whether it leaves those venues out that other parts of the same feed bring; such parts are opened last. */
    default boolean givesWay(String argument) {
        return false;
    }

    /** @throws FeedException with one sentence when it cannot be opened */
    Feed open(Request request);

    /**
     * @param argument       what follows the colon of the option, empty without one
     * @param seed           of whatever is random in it
     * @param ticksPerSecond where it makes its ticks itself
     * @param taken          venues that other parts of the same feed bring
     */
    record Request(String argument, long seed, double ticksPerSecond, Set<Venue> taken) {}
}
