package fathom.engine.portfolio;

import java.util.List;

/**
 * Long-only weights of the least expected shortfall for what one portfolio could hold (see {@link MinimumShortfall}).
 *
 * @param at        event time, epoch nanoseconds; @param samples one-second returns
 * @param shortfall of these weights over one second, per cent
 */
public record TailWeights(String portfolio, long at, int samples, double level, List<String> assets, double[] weights, double shortfall) {}
