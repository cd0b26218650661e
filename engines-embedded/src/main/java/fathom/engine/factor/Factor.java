package fathom.engine.factor;

/** @param family the part of the catalogue it comes from, e.g. {@code alpha158}; @param text its formula as it was written */
public record Factor(String name, String family, String text, Expression expression) {
    /** Bars until every window in it is full. */
    public int lookback() {
        return expression.lookback();
    }
}
