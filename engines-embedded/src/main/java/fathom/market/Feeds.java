package fathom.market;

import fathom.market.replay.ReplayFeed;
import fathom.market.sim.SimConfig;
import fathom.market.sim.SimulatedFeed;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The feeds that there are, by the name that the command line gives them. */
public final class Feeds {
    private static final String REPLAY = "replay:";

    private Feeds() {}

    /**
     * @param spec           {@code sim} or {@code replay:FILE}
     * @param seed           of the simulator
     * @param ticksPerSecond of the simulator, 10 to 1,000,000
     * @throws FeedException with one sentence when there is no such feed, or it cannot be opened
     */
    public static Feed open(String spec, long seed, double ticksPerSecond) {
        try {
            if (spec.equals("sim")) return new SimulatedFeed(SimConfig.standard(seed, ticksPerSecond));
            if (spec.startsWith(REPLAY) && spec.length() > REPLAY.length()) return new ReplayFeed(Path.of(spec.substring(REPLAY.length())));
        } catch (InvalidPathException e) {
            throw new FeedException("'" + spec.substring(REPLAY.length()) + "' is not a file name.", e);
        } catch (IllegalArgumentException e) {
            throw new FeedException("The simulator cannot run: " + e.getMessage() + ".", e);
        }
        throw new FeedException("There is no feed '" + spec + "'; it must be sim or replay:FILE.");
    }
}
