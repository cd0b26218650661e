package fathom.engine.risk;

import java.util.List;

/** What each scenario would do to one portfolio as it is held now. @param at event time, epoch nanoseconds; @param samples one-second returns behind what moves together */
public record StressReport(String portfolio, long at, int samples, List<StressTest> tests) {}
