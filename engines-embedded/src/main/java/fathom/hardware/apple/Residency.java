package fathom.hardware.apple;

import java.util.List;

/**
 * How the time between two looks was spent.
 *
 * @param active share of the time in which something ran
 * @param down   share in which there was no power
 * @param hertz  mean frequency while something ran; NaN where nothing did, or the states do not fit the table
 */
public record Residency(double active, double down, double hertz) {
    static final Residency UNKNOWN = new Residency(Double.NaN, Double.NaN, Double.NaN);

    /** Active time by state, each with the frequency at its place: Σ t·f / Σ t. */
    static Residency of(List<StateTime> states, FrequencyTable table) {
        double all = 0, down = 0, active = 0, weighted = 0;
        int place = 0;
        boolean fits = states.stream().filter(s -> !s.isIdle()).count() == table.size();
        for (StateTime s : states) {
            if (!(s.ticks() >= 0)) return UNKNOWN;
            all += s.ticks();
            if (s.isDown()) down += s.ticks();
            if (s.isIdle()) continue;
            active += s.ticks();
            if (fits) weighted += s.ticks() * table.hertz().get(place++);
        }
        if (!(all > 0)) return UNKNOWN;
        return new Residency(active / all, down / all, fits && active > 0 ? weighted / active : Double.NaN);
    }

    public boolean isKnown() {
        return !Double.isNaN(active);
    }

    boolean isDown() {
        return down > 0.9999;
    }
}
