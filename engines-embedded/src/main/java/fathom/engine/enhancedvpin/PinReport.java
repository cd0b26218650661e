package fathom.engine.enhancedvpin;

/**
 * {@link Pin} by maximum likelihood.
 *
 * @param periods days, or minutes; rates are orders in one of them
 * @param moments {@code E|B − S| / E(B + S)}, which is near it
 */
public record PinReport(String name, double pin, double alpha, double delta, double mu, double buys, double sells, double logLikelihood, int periods, double moments) {}
