package fathom.engine.factor;

/** How one factor fared over dates and symbols. @param decay mean correlation with the returns 1, 2, … dates ahead */
public record FactorScore(String name, String family, FactorQuality quality, double[] decay) {}
