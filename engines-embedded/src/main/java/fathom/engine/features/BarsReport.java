package fathom.engine.features;

import java.util.List;

/** Bars that were cut from trades. @param left trades after the last whole bar, and {@code leftVolume} of them */
public record BarsReport(List<SampledBar> bars, long left, double leftVolume) {}
