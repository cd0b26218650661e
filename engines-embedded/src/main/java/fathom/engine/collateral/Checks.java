package fathom.engine.collateral;

/** Refuses figures that are none, each with one sentence. */
final class Checks {
    private Checks() {}

    static double price(double price) {
        return above("a price", price);
    }

    static double above(String what, double value) {
        if (!(value > 0) || Double.isInfinite(value)) throw new IllegalArgumentException(what + " is a number above 0, got " + value);
        return value;
    }

    static double notNegative(String what, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) throw new IllegalArgumentException(what + " is a number not below 0, got " + value);
        return value;
    }

    static double finite(String what, double value) {
        if (!Double.isFinite(value)) throw new IllegalArgumentException(what + " is a number, got " + value);
        return value;
    }
}
