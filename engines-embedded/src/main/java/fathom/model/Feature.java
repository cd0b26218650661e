package fathom.model;

/** The features in the order of {@link FeatureVector#values}; units in the label's own words. Sources stand beside their formulas. */
public enum Feature {
    MID("mid price", "quote"),
    SPREAD_BP("spread", "bp"),
    MICROPRICE("microprice", "quote"),
    IMBALANCE("book imbalance, 5 levels", "−1 to 1"),
    TRADE_IMBALANCE("trade imbalance, 60 bars", "−1 to 1"),
    RETURN_BP("return of the last bar", "bp"),
    REALIZED("volatility close to close, 60 bars", "% a year"),
    PARKINSON("volatility Parkinson 1980", "% a year"),
    GARMAN_KLASS("volatility Garman-Klass 1980", "% a year"),
    ROGERS_SATCHELL("volatility Rogers-Satchell 1991", "% a year"),
    YANG_ZHANG("volatility Yang-Zhang 2000", "% a year"),
    FRACDIFF("log price, fractionally differenced d 0.4", ""),
    ENTROPY("entropy of bar signs, 60 bars", "bit"),
    ZSCORE("mid against its mean of 60 bars", "σ"),
    VWAP("volume weighted price, 60 bars", "quote");

    private final String label;
    private final String unit;

    Feature(String label, String unit) {
        this.label = label;
        this.unit = unit;
    }

    public String label() {
        return label;
    }

    public String unit() {
        return unit;
    }
}
