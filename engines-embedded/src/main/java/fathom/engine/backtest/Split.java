package fathom.engine.backtest;

/** One way to learn from some samples and to test on others. Indices of samples, ascending. */
public record Split(int[] train, int[] test) {}
