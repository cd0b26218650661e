package fathom.engine.risk;

import java.util.List;

/**
 * Historical expected shortfall of one portfolio taken apart by asset (see {@link ComponentShortfall}), per cent of NAV.
 *
 * @param at      event time, epoch nanoseconds; @param samples one-second returns
 * @param horizon nanoseconds to which it is scaled by the square root of time
 */
public record ShortfallReport(String portfolio, long at, double level, int samples, long horizon, double shortfall, List<Part> parts) {
    /** @param weight of the asset in NAV, per cent; @param contribution to the shortfall: they add up to it */
    public record Part(String base, double weight, double contribution) {}
}
