package fathom.scenario.crash;

import fathom.scenario.ScenarioProfile;
import java.util.function.DoubleUnaryOperator;

/**
 * The price of every falling symbol as a share of what it would have been: 1 before the phase {@code fall}, down in a straight line during it,
 * level during {@code bottom}, up during {@code recovery}, and level again.
 *
 * @param fallAt     seconds from the start; the other times likewise
 * @param bottom     share at the bottom; @param end share after the recovery
 */
record CrashPath(double fallAt, double bottomAt, double recoveryAt, double endAt, double bottom, double end) implements DoubleUnaryOperator {
    static final String FALL = "fall";
    static final String BOTTOM = "bottom";
    static final String RECOVERY = "recovery";

    static CrashPath of(ScenarioProfile p) {
        double fall = p.settings().number("fall") / 100;
        double regained = fall * p.settings().number("recovery") / 100;
        double recoveryAt = start(p, RECOVERY);
        double recovery = p.phases().stream().filter(phase -> phase.name().equals(RECOVERY)).findFirst().orElseThrow().seconds();
        return new CrashPath(start(p, FALL), start(p, BOTTOM), recoveryAt, recoveryAt + recovery, 1 - fall, 1 - fall + regained);
    }

    private static double start(ScenarioProfile p, String phase) {
        return p.phases().stream().takeWhile(other -> !other.name().equals(phase)).mapToDouble(ScenarioProfile.Phase::seconds).sum();
    }

    @Override
    public double applyAsDouble(double seconds) {
        if (seconds <= fallAt) return 1;
        if (seconds < bottomAt) return 1 + (bottom - 1) * (seconds - fallAt) / (bottomAt - fallAt);
        if (seconds <= recoveryAt) return bottom;
        if (seconds < endAt) return bottom + (end - bottom) * (seconds - recoveryAt) / (endAt - recoveryAt);
        return end;
    }
}
