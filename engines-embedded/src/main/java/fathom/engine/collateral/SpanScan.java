package fathom.engine.collateral;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Scan risk over the sixteen scenarios of SPAN (CME): the largest loss of a portfolio when the price moves by thirds of its scan range and volatility by its own, and a
 * part of the loss in two extreme moves.
 *
 * @param gains    of the portfolio in each scenario, below zero a loss
 * @param risk     the largest loss, 0 when none loses
 * @param scenario 1 to 16 where it is; 0 when none loses
 */
public record SpanScan(double[] gains, double risk, int scenario) {
    /** @param price part of the price scan range; @param volatility part of the volatility scan range; @param cover part of the loss that counts */
    public record Scenario(double price, int volatility, double cover) {}

    /** What a position is worth after a move, against now. */
    @FunctionalInterface
    public interface Revaluation {
        double gain(double priceMove, double volatilityMove);
    }

    /** With extreme moves of three ranges, a third of which counts. */
    public static final List<Scenario> STANDARD = scenarios(3, 0.33);

    /** @param extreme ranges of scenarios 15 and 16; @param cover part of their loss that counts, e.g. 2 and 0.35 in older documents */
    public static List<Scenario> scenarios(double extreme, double cover) {
        Checks.above("an extreme move", extreme);
        Checks.above("the part of it that counts", cover);
        return IntStream.rangeClosed(1, 16).mapToObj(n -> n > 14 ? new Scenario(n == 15 ? extreme : -extreme, 0, cover)
                : new Scenario((n < 3 ? 0 : ((n - 3) / 4 + 1) / 3.0) * ((n - 3) % 4 < 2 ? 1 : -1), n % 2 == 1 ? 1 : -1, 1)).toList();
    }

    /** @param priceRange in the currency of the price, and @param volatilityRange in its unit; neither below 0 */
    public static SpanScan of(List<Revaluation> positions, double priceRange, double volatilityRange, List<Scenario> scenarios) {
        Checks.notNegative("a price scan range", priceRange);
        Checks.notNegative("a volatility scan range", volatilityRange);
        double[] gains = scenarios.stream().mapToDouble(s -> s.cover * positions.stream().mapToDouble(p -> p.gain(s.price * priceRange, s.volatility * volatilityRange)).sum()).toArray();
        int worst = IntStream.range(0, gains.length).reduce(0, (a, b) -> gains[b] < gains[a] ? b : a);
        for (double gain : gains) Checks.finite("the value of a position in a scenario", gain);
        return gains[worst] < 0 ? new SpanScan(gains, -gains[worst], worst + 1) : new SpanScan(gains, 0, 0);
    }
}
