package fathom.engine.enhancedvpin;

import java.util.List;

/** What each rule says of who took. */
public record SigningReport(String name, int trades, List<Rule> rules) {
    /** @param agrees share of the trades signed of which the side that was said is the same; NaN where none was said */
    public record Rule(String name, int buys, int sells, int unsigned, double buyVolume, double sellVolume, double agrees) {}

    public SigningReport {
        rules = List.copyOf(rules);
    }
}
