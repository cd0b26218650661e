package fathom.model;

/**
 * One side of a book from the best price outwards. Immutable: the arrays given to the constructor must not be changed afterwards,
 * so that a book can be handed from thread to thread without a copy.
 */
public final class Levels {
    public static final Levels NONE = new Levels(new double[0], new double[0]);

    private final double[] prices;
    private final double[] sizes;

    /** @param prices best first, in the quote currency; @param sizes in the base currency, each above zero */
    public Levels(double[] prices, double[] sizes) {
        if (prices.length != sizes.length) throw new IllegalArgumentException(prices.length + " prices but " + sizes.length + " sizes");
        this.prices = prices;
        this.sizes = sizes;
    }

    public int count() {
        return prices.length;
    }

    public boolean isEmpty() {
        return prices.length == 0;
    }

    public double price(int level) {
        return prices[level];
    }

    public double size(int level) {
        return sizes[level];
    }

    /** The best price, or NaN when the side is empty. */
    public double best() {
        return prices.length == 0 ? Double.NaN : prices[0];
    }

    /** Base currency on the best {@code levels} levels. */
    public double depth(int levels) {
        double sum = 0;
        for (int i = 0, n = Math.min(levels, sizes.length); i < n; i++) sum += sizes[i];
        return sum;
    }
}
