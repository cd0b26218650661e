package fathom.engine.portfolio;

import java.util.List;
import java.util.Map;

/** The efficient frontier of estimates, long only and fully invested, from the least risk to the greatest return. */
public record FrontierPoints(List<Place> points) {
    /** @param expected return and {@code volatility} a year, in parts of 1; @param weights by asset */
    public record Place(double expected, double volatility, Map<String, Double> weights) {}
}
