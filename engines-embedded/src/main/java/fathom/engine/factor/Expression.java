package fathom.engine.factor;

import java.util.List;

/** A factor's formula. Records, so that two formulas that are written alike are one and are computed once. */
public sealed interface Expression {
    /** What it is computed from, in the order in which they are written. */
    List<Expression> arguments();

    /** One figure of a bar. */
    record Field(BarField field) implements Expression {
        @Override
        public List<Expression> arguments() {
            return List.of();
        }
    }

    record Constant(double value) implements Expression {
        @Override
        public List<Expression> arguments() {
            return List.of();
        }
    }

    record Unary(UnaryOperator operator, Expression of) implements Expression {
        @Override
        public List<Expression> arguments() {
            return List.of(of);
        }
    }

    record Binary(BinaryOperator operator, Expression left, Expression right) implements Expression {
        @Override
        public List<Expression> arguments() {
            return List.of(left, right);
        }
    }

    /** The value so many bars ago. */
    record Lag(Expression of, int bars) implements Expression {
        @Override
        public List<Expression> arguments() {
            return List.of(of);
        }
    }

    /** Over the last {@code bars} values, the present one included. @param parameter NaN for operators that take none */
    record Rolling(RollingOperator operator, Expression of, int bars, double parameter) implements Expression {
        @Override
        public List<Expression> arguments() {
            return List.of(of);
        }
    }

    /** Correlation of the last {@code bars} values of two. */
    record Correlation(Expression left, Expression right, int bars) implements Expression {
        @Override
        public List<Expression> arguments() {
            return List.of(left, right);
        }
    }

    /** Bars until every window in it is full, the present one included: before that, the value stands on fewer than it names. */
    default int lookback() {
        int deepest = arguments().stream().mapToInt(Expression::lookback).max().orElse(1);
        return switch (this) {
            case Lag lag -> deepest + lag.bars;
            case Rolling rolling -> deepest + rolling.bars - 1;
            case Correlation correlation -> deepest + correlation.bars - 1;
            default -> deepest;
        };
    }
}
