package fathom.engine.factor;

import fathom.engine.factor.Expression.Binary;
import fathom.engine.factor.Expression.Constant;
import fathom.engine.factor.Expression.Correlation;
import fathom.engine.factor.Expression.Field;
import fathom.engine.factor.Expression.Lag;
import fathom.engine.factor.Expression.Rolling;
import fathom.engine.factor.Expression.Unary;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads formulas in qlib's notation: {@code Mean($close, 5)/$close}. Fields begin with a dollar sign; {@code + - * / > <} bind as in Java; functions are
 * Ref, Abs, Log, Sign, Greater, Less, Corr and those of {@link RollingOperator}.
 */
public final class ExpressionParser {
    private static final int LONGEST_WINDOW = 10_000;
    private static final int DEEPEST = 64;

    private final String text;
    private int at;
    private int depth;

    private ExpressionParser(String text) {
        this.text = text;
    }

    /** @throws ExpressionException when it is no formula */
    public static Expression parse(String text) {
        var parser = new ExpressionParser(text);
        Expression expression = parser.comparison();
        if (parser.peek() != 0) throw parser.wrong("expected an operator or the end");
        return expression;
    }

    private Expression comparison() {
        if (++depth > DEEPEST) throw wrong("nested deeper than " + DEEPEST);
        Expression left = sum();
        while (peek() == '>' || peek() == '<') left = new Binary(text.charAt(at++) == '>' ? BinaryOperator.ABOVE : BinaryOperator.BELOW, left, sum());
        depth--;
        return left;
    }

    private Expression sum() {
        Expression left = product();
        while (peek() == '+' || peek() == '-') left = new Binary(text.charAt(at++) == '+' ? BinaryOperator.ADD : BinaryOperator.SUBTRACT, left, product());
        return left;
    }

    private Expression product() {
        Expression left = factor();
        while (peek() == '*' || peek() == '/') left = new Binary(text.charAt(at++) == '*' ? BinaryOperator.MULTIPLY : BinaryOperator.DIVIDE, left, factor());
        return left;
    }

    private Expression factor() {
        char c = peek();
        if (c == '-') {
            at++;
            if (++depth > DEEPEST) throw wrong("nested deeper than " + DEEPEST);
            var negated = new Unary(UnaryOperator.NEGATE, factor());
            depth--;
            return negated;
        }
        if (c == '(') {
            at++;
            Expression inner = comparison();
            expect(')');
            return inner;
        }
        if (c == '$') return field();
        if (c >= '0' && c <= '9' || c == '.') return new Constant(number());
        if (Character.isLetter(c)) return function();
        throw wrong(c == 0 ? "it ends where a value should stand" : "expected a field, a number, a function or '('");
    }

    private Expression field() {
        at++;
        int start = at;
        String name = name();
        return new Field(BarField.of(name).orElseThrow(() -> new ExpressionException(text, start, "there is no field '$" + name + "': use $open, $high, $low, $close, $volume, $vwap")));
    }

    private Expression function() {
        int start = at;
        String name = name();
        expect('(');
        var arguments = new ArrayList<Expression>();
        do arguments.add(comparison());
        while (take(','));
        expect(')');
        return call(name, arguments, start);
    }

    private Expression call(String name, List<Expression> arguments, int start) {
        for (UnaryOperator o : UnaryOperator.values()) if (o.id().equals(name)) return new Unary(o, only(name, arguments, 1, start).getFirst());
        for (BinaryOperator o : BinaryOperator.values()) {
            if (o.id().equals(name)) return new Binary(o, only(name, arguments, 2, start).getFirst(), arguments.get(1));
        }
        if (name.equals("Ref")) return new Lag(only(name, arguments, 2, start).getFirst(), window(arguments.get(1), 0, start));
        if (name.equals("Corr")) return new Correlation(only(name, arguments, 3, start).getFirst(), arguments.get(1), window(arguments.get(2), 2, start));
        for (RollingOperator o : RollingOperator.values()) {
            if (!o.id().equals(name)) continue;
            boolean quantile = o == RollingOperator.QUANTILE;
            only(name, arguments, quantile ? 3 : 2, start);
            return new Rolling(o, arguments.getFirst(), window(arguments.get(1), 1, start), quantile ? share(arguments.get(2), start) : Double.NaN);
        }
        throw new ExpressionException(text, start, "there is no function '" + name + "'");
    }

    private List<Expression> only(String name, List<Expression> arguments, int count, int start) {
        if (arguments.size() != count) throw new ExpressionException(text, start, name + " takes " + count + " arguments, not " + arguments.size());
        return arguments;
    }

    private int window(Expression e, int least, int start) {
        if (e instanceof Constant(double v) && v == Math.rint(v) && v >= least && v <= LONGEST_WINDOW) return (int) v;
        throw new ExpressionException(text, start, "a number of bars is a whole number from " + least + " to " + LONGEST_WINDOW);
    }

    private double share(Expression e, int start) {
        if (e instanceof Constant(double v) && v >= 0 && v <= 1) return v;
        throw new ExpressionException(text, start, "a quantile is a number from 0 to 1");
    }

    private double number() {
        int start = at;
        while (at < text.length() && isPartOfNumber(start)) at++;
        try {
            return Double.parseDouble(text.substring(start, at));
        } catch (NumberFormatException e) {
            throw new ExpressionException(text, start, "'" + text.substring(start, at) + "' is no number");
        }
    }

    /** The sign behind an exponent's letter is part of it: {@code 1e-12}. */
    private boolean isPartOfNumber(int start) {
        char c = text.charAt(at);
        if (c >= '0' && c <= '9' || c == '.' || c == 'e' || c == 'E') return true;
        return (c == '-' || c == '+') && at > start && Character.toLowerCase(text.charAt(at - 1)) == 'e';
    }

    private String name() {
        int start = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) at++;
        return text.substring(start, at);
    }

    private char peek() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) at++;
        return at < text.length() ? text.charAt(at) : 0;
    }

    private boolean take(char c) {
        if (peek() != c) return false;
        at++;
        return true;
    }

    private void expect(char c) {
        if (!take(c)) throw wrong("expected '" + c + "'");
    }

    private ExpressionException wrong(String what) {
        return new ExpressionException(text, at, what);
    }
}
