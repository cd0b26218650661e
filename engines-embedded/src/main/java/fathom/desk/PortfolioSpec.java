package fathom.desk;

import java.util.List;

/**
 * A portfolio as the desk opens it.
 *
 * @param id       e.g. {@code large-cap}
 * @param openNav  USD; what the holdings do not make up is cash
 * @param holdings asset and quantity at the open; may be empty
 */
public record PortfolioSpec(String id, String label, double openNav, List<Holding> holdings, Limits limits) {
    public record Holding(String base, double quantity) {}

    /**
     * @param maxPositionPercent of one asset, per cent of NAV
     * @param maxVarPercent      one-day 95 % value at risk, per cent of NAV
     * @param maxLeverage        gross exposure over NAV
     */
    public record Limits(double maxPositionPercent, double maxVarPercent, double maxLeverage) {}
}
