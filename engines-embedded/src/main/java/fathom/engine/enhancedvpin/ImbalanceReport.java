package fathom.engine.enhancedvpin;

/**
 * Order-flow imbalance over an interval.
 *
 * @param sum   added to the bid and taken from the ask less the reverse, base currency; NaN without a change
 * @param share of the sum in the sizes of all changes, −1 to 1; NaN when nothing changed
 * @param events changes of the best prices or sizes
 */
public record ImbalanceReport(String name, double sum, double share, long events) {}
