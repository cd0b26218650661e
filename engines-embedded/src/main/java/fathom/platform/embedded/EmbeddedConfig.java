package fathom.platform.embedded;

import java.nio.file.Path;

/**
 * @param feed {@code sim} or {@code replay:FILE}
 * @param rate simulated ticks per second, 10 to 1,000,000; not used by a replay
 * @param runs folder of the saved scenario reports
 */
public record EmbeddedConfig(String feed, long seed, double rate, Path runs) {}
