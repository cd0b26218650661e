package fathom.engine.backtest;

import java.util.function.Consumer;

/** What is held of one leg, with the round trip that is open. */
final class Holding {
    private final int leg;
    private final Consumer<RoundTrip> ended;
    private double size, largest;
    private double bought, paid, sold, received;
    private double fees;
    private long since;
    private String reason = "";

    Holding(int leg, Consumer<RoundTrip> ended) {
        this.leg = leg;
        this.ended = ended;
    }

    double size() {
        return size;
    }

    /** A fill does not pass through 0: that takes two. */
    void fill(long at, double quantity, double price, double fee, String why) {
        if (size == 0) begin(at, why);
        if (quantity > 0) {
            bought += quantity;
            paid += quantity * price;
        } else {
            sold -= quantity;
            received -= quantity * price;
        }
        fees += fee;
        boolean shrinks = size != 0 && quantity > 0 != size > 0;
        size = shrinks && Math.abs(size + quantity) <= 1e-12 * Math.abs(size) ? 0 : size + quantity;
        if (Math.abs(size) > Math.abs(largest)) largest = size;
        if (size == 0) ended.accept(trip(at, Double.NaN));
    }

    private void begin(long at, String why) {
        since = at;
        reason = why;
        largest = bought = paid = sold = received = fees = 0;
    }

    /** As if it were ended at this price, without costs for that. */
    RoundTrip open(long at, double price) {
        return trip(at, price);
    }

    private RoundTrip trip(long at, double price) {
        double in = largest > 0 ? paid / bought : received / sold;
        double out = largest > 0 ? sold : bought, outValue = largest > 0 ? received : paid;
        if (size != 0) {
            out += Math.abs(size);
            outValue += Math.abs(size) * price;
        }
        double profit = received - paid + (size == 0 ? 0 : size * price) - fees;
        return new RoundTrip(leg, largest, since, at, in, outValue / out, fees, profit, reason);
    }
}
