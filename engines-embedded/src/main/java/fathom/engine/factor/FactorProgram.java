package fathom.engine.factor;

import fathom.engine.factor.Expression.Binary;
import fathom.engine.factor.Expression.Constant;
import fathom.engine.factor.Expression.Correlation;
import fathom.engine.factor.Expression.Field;
import fathom.engine.factor.Expression.Lag;
import fathom.engine.factor.Expression.Rolling;
import fathom.engine.factor.Expression.Unary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Factors in the order in which they can be computed: each formula that occurs in several of them stands in it once. Immutable; shared by all symbols. */
public final class FactorProgram {
    /** One formula: where its arguments stand, and how many of its own values others look back at. */
    static final class Step {
        final Expression expression;
        final int[] arguments;
        int kept = 1;

        Step(Expression expression, int[] arguments) {
            this.expression = expression;
            this.arguments = arguments;
        }
    }

    private final List<Factor> factors;
    private final List<Step> steps = new ArrayList<>();
    private final int[] results;
    private final int longestWindow;

    public FactorProgram(List<Factor> factors) {
        this.factors = List.copyOf(factors);
        Map<Expression, Integer> places = new LinkedHashMap<>();
        results = factors.stream().mapToInt(f -> place(f.expression(), places)).toArray();
        longestWindow = steps.stream().mapToInt(s -> window(s.expression)).max().orElse(1);
    }

    private int place(Expression e, Map<Expression, Integer> places) {
        Integer known = places.get(e);
        if (known != null) return known;
        int[] arguments = e.arguments().stream().mapToInt(a -> place(a, places)).toArray();
        for (int a : arguments) steps.get(a).kept = Math.max(steps.get(a).kept, window(e));
        steps.add(new Step(e, arguments));
        places.put(e, steps.size() - 1);
        return steps.size() - 1;
    }

    /** How many values of its arguments it looks at. */
    private static int window(Expression e) {
        return switch (e) {
            case Lag lag -> lag.bars() + 1;
            case Rolling rolling -> rolling.bars();
            case Correlation correlation -> correlation.bars();
            case Field _, Constant _, Unary _, Binary _ -> 1;
        };
    }

    public List<Factor> factors() {
        return factors;
    }

    /** Formulas, each counted once. */
    public int size() {
        return steps.size();
    }

    Step step(int i) {
        return steps.get(i);
    }

    /** Where the value of a factor stands. */
    int result(int factor) {
        return results[factor];
    }

    int longestWindow() {
        return longestWindow;
    }
}
