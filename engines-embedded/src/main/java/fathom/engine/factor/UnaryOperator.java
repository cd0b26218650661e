package fathom.engine.factor;

import java.util.function.DoubleUnaryOperator;

/** What a formula does with one value. */
public enum UnaryOperator {
    NEGATE("-", v -> -v), ABS("Abs", Math::abs), LOG("Log", Math::log), SIGN("Sign", Math::signum);

    private final String id;
    private final DoubleUnaryOperator function;

    UnaryOperator(String id, DoubleUnaryOperator function) {
        this.id = id;
        this.function = function;
    }

    public String id() {
        return id;
    }

    double apply(double value) {
        return function.applyAsDouble(value);
    }
}
