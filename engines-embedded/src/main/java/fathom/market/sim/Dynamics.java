package fathom.market.sim;

import java.util.List;

/**
 * How the fundamental prices move: a diffusion with a common factor, jumps at Poisson times (Merton 1976) and a Markov chain of volatility regimes
 * (Hamilton 1989), all shared by the whole market.
 *
 * @param commonShare share of an asset's diffusion variance that comes from the common factor, 0 to 1
 * @param jumpsPerHour of each asset alone, and again of all together, in the normal regime
 * @param jumpBp      standard deviation of a jump's logarithm, basis points
 * @param noiseSeconds relaxation time of the venues' noise
 * @param regimes     the first is where it starts; the next one is drawn from the others with equal chances
 */
public record Dynamics(double commonShare, double jumpsPerHour, double jumpBp, double noiseSeconds, List<Regime> regimes) {
    /**
     * @param volatility factor on the diffusion and on the venues' noise
     * @param jumps      factor on the frequency of jumps
     * @param spread     factor on the venues' spreads
     * @param meanSeconds it lasts, exponentially distributed
     */
    public record Regime(String name, double volatility, double jumps, double spread, double meanSeconds) {}

    public static final Dynamics STANDARD = new Dynamics(0.6, 20, 25, 3, List.of(
            new Regime("normal", 1, 1, 1, 90),
            new Regime("calm", 0.6, 0.5, 0.8, 120),
            new Regime("stressed", 2.5, 4, 1.5, 20)));

    public Dynamics {
        if (!(commonShare >= 0 && commonShare <= 1) || !(jumpsPerHour >= 0) || !(jumpBp >= 0) || !(noiseSeconds > 0) || regimes.isEmpty()) {
            throw new IllegalArgumentException("dynamics out of range: " + commonShare + ", " + jumpsPerHour + ", " + jumpBp + ", " + noiseSeconds);
        }
        regimes = List.copyOf(regimes);
    }

    public Dynamics withoutJumps() {
        return new Dynamics(commonShare, 0, jumpBp, noiseSeconds, regimes);
    }
}
