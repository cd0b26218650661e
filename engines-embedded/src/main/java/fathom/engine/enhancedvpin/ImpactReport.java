package fathom.engine.enhancedvpin;

/** {@link Impact} of one tape: change of the price for one unit bought, in the currency of the price, and Amihud's illiquidity. */
public record ImpactReport(String name, double lambda, double constant, double amihud, int bars) {}
