package fathom.engine.strategy;

/** Moving average convergence and divergence (Appel): the exponential average of the faster less that of the slower length, and its own average, the signal line. */
public final class Macd {
    private final Average fast, slow, signal;
    private double value = Double.NaN;

    public Macd(int fast, int slow, int signal) {
        this.fast = Average.exponential(fast);
        this.slow = Average.exponential(slow);
        this.signal = Average.exponential(signal);
    }

    /** @return fast less slow; NaN until the slow one is known */
    public double add(double close) {
        value = fast.add(close) - slow.add(close);
        if (!Double.isNaN(value)) signal.add(value);
        return value;
    }

    /** NaN until there are enough values of the difference. */
    public double signal() {
        return signal.value();
    }
}
