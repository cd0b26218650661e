package fathom.engine.collateral;

/** {@link CollateralCall} of one agreement. @param amount to be delivered when above zero, to be returned when below */
public record CallReport(double exposure, double held, double required, double amount) {}
