package fathom.engine.factor;

/** A factor as a person reads it. @param lookback bars until every window in it is full */
public record FactorText(String name, String family, String formula, int lookback) {
    static FactorText of(Factor f) {
        return new FactorText(f.name(), f.family(), f.text(), f.lookback());
    }
}
