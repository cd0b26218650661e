package fathom.engine.factor;

import java.util.function.DoubleBinaryOperator;

/** What a formula does with two values of one bar. Comparisons give 1 or 0, and 0 where a value is missing; all others pass a missing value (NaN) on. */
public enum BinaryOperator {
    ADD("+", (a, b) -> a + b), SUBTRACT("-", (a, b) -> a - b), MULTIPLY("*", (a, b) -> a * b), DIVIDE("/", (a, b) -> a / b),
    ABOVE(">", (a, b) -> a > b ? 1 : 0), BELOW("<", (a, b) -> a < b ? 1 : 0),
    GREATER("Greater", Math::max), LESS("Less", Math::min);

    private final String id;
    private final DoubleBinaryOperator function;

    BinaryOperator(String id, DoubleBinaryOperator function) {
        this.id = id;
        this.function = function;
    }

    public String id() {
        return id;
    }

    double apply(double left, double right) {
        return function.applyAsDouble(left, right);
    }
}
