package fathom.bus.redis;

import fathom.bus.Priority;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The keys of one bus. They share a hash tag, so that in a cluster all of them lie on one master and one read serves them all. */
final class StreamKeys {
    private static final Priority[] PRIORITIES = Priority.values();

    private final String prefix;
    private final String[] everyone = new String[PRIORITIES.length];
    private final String[] shared = new String[PRIORITIES.length];

    /** @param bus its name, e.g. {@code MarketData} */
    StreamKeys(String bus) {
        prefix = "fathom:{" + bus.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + "}:";
        for (Priority p : PRIORITIES) {
            everyone[p.ordinal()] = prefix + p.name().toLowerCase(Locale.ROOT);
            shared[p.ordinal()] = prefix + "work:" + p.name().toLowerCase(Locale.ROOT);
        }
    }

    /** What every subscriber sees, by priority. */
    String everyone(Priority p) {
        return everyone[p.ordinal()];
    }

    /** What groups share, by priority. */
    String shared(Priority p) {
        return shared[p.ordinal()];
    }

    /** Of the priorities from {@code most} down to {@code least}, the most urgent first. */
    List<String> everyone(Priority most, Priority least) {
        var keys = new ArrayList<String>();
        for (int p = most.ordinal(); p >= least.ordinal(); p--) keys.add(everyone[p]);
        return keys;
    }

    /** The most urgent first. */
    List<String> shared() {
        return Arrays.asList(shared).reversed();
    }

    /** A hash: how far each reader has come. */
    String readers() {
        return prefix + "readers";
    }

    /** A short stream of entries of work that were given up. */
    String aside() {
        return prefix + "aside";
    }

    /** A short stream to try the server with. */
    String probe() {
        return prefix + "probe";
    }

    /** Any key: whoever holds it holds all. */
    String any() {
        return prefix;
    }
}
