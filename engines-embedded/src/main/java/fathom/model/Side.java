package fathom.model;

/** Of an order, or of the taker in a trade. */
public enum Side {
    BUY, SELL;

    public Side opposite() {
        return this == BUY ? SELL : BUY;
    }

    /** +1 for a purchase, −1 for a sale. */
    public int sign() {
        return this == BUY ? 1 : -1;
    }
}
