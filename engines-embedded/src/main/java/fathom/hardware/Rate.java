package fathom.hardware;

/** How fast a counter rises, from one look to the next. */
public final class Rate {
    private double lastCount = Double.NaN;
    private long lastAt;

    /** @return per second since the look before; NaN at the first look or when the counter began anew */
    public double perSecond(double count, long at) {
        double rate = count >= lastCount ? (count - lastCount) / ((at - lastAt) / 1e9) : Double.NaN;
        lastCount = count;
        lastAt = at;
        return rate;
    }
}
