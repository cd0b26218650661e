package fathom.engine.features;

/** A series differenced fractionally: a value for each row with a full window up to it, the oldest first. @param weights of the window, the newest value first */
public record FractionalReport(double[] weights, double[] values) {}
