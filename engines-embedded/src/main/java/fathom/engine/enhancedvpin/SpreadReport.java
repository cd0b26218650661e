package fathom.engine.enhancedvpin;

/**
 * Spreads as shares of the price; one that is not known is NaN.
 *
 * @param trades   with quotes; @param effective mean of what takers paid; @param weighted by size; @param realised kept by the other side; @param impact the rest
 * @param bars     behind the four estimates from prices alone
 */
public record SpreadReport(String name, int trades, double effective, double weighted, double realised, double impact, int bars, double roll, double corwinSchultz, double abdiRanaldo,
                           double edge) {}
