package fathom.scenario;

import fathom.measure.Latency;

/** How long the good work of measured phases took. @param corrected from the intended time; @param uncorrected from the moment it was really sent */
public record Latencies(Latency corrected, Latency uncorrected, Histograms histograms) {
    public static final Latencies NONE = new Latencies(Latency.NONE, Latency.NONE, Histograms.EMPTY);
}
