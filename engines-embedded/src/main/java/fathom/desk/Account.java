package fathom.desk;

import fathom.desk.PortfolioSpec.Holding;
import fathom.measure.Provenance;
import fathom.model.PortfolioMark.LimitUse;
import fathom.model.PortfolioMark.PositionMark;
import fathom.model.PortfolioMark;
import fathom.model.RiskReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One portfolio's cash and positions in USD, marked as prices come. A holding of the opening enters when its asset is first quoted, at that price and paid
 * from cash, so that it neither makes nor loses money by entering, however late the feed quotes it.
 */
final class Account {
    /** A limit warns from this share of it. */
    private static final double WARNS = 0.9;

    private final PortfolioSpec spec;
    private final Map<String, Position> positions = new LinkedHashMap<>();
    private final Map<String, Double> waiting = new LinkedHashMap<>();
    private double cash;
    private double value;
    private double fees;
    private double peak;
    private long fills;
    private RiskReport risk;

    Account(PortfolioSpec spec) {
        this.spec = spec;
        cash = peak = spec.openNav();
        for (Holding h : spec.holdings()) waiting.put(h.base(), h.quantity());
    }

    PortfolioSpec spec() {
        return spec;
    }

    /** What it holds or will hold of an asset once it is quoted; null when nothing. */
    Position firstQuoted(String base, double price) {
        Double quantity = waiting.remove(base);
        return quantity == null ? null : book(base, quantity, price, 0);
    }

    /** @param signed base currency; @param price USD; @param fee USD */
    Position book(String base, double signed, double price, double fee) {
        Position position = positions.computeIfAbsent(base, b -> new Position(b, this));
        double before = position.value();
        position.trade(signed, price);
        cash -= signed * price + fee;
        fees += fee;
        value += position.value() - before;
        return position;
    }

    void filled() {
        fills++;
    }

    void valueMoved(double by) {
        value += by;
        double nav = cash + value;
        if (nav > peak) peak = nav;
    }

    double nav() {
        return cash + value;
    }

    double pnl() {
        return nav() - spec.openNav();
    }

    double quantity(String base) {
        Position p = positions.get(base);
        return p == null ? 0 : p.quantity();
    }

    void risk(RiskReport latest) {
        risk = latest;
    }

    /** Adds everything up anew, which also ends the drift of the running sum. */
    PortfolioMark mark(long at, Provenance provenance) {
        value = positions.values().stream().mapToDouble(Position::value).sum();
        double nav = nav();
        double gross = positions.values().stream().mapToDouble(p -> Math.abs(p.value())).sum();
        double realized = positions.values().stream().mapToDouble(Position::realized).sum();
        double unrealized = positions.values().stream().mapToDouble(Position::unrealized).sum();
        var marks = positions.values().stream().filter(p -> p.quantity() != 0).map(p -> new PositionMark(p.base, p.quantity(), p.average(), p.price(), p.value(),
                p.value() / nav * 100, p.unrealized())).toList();
        return new PortfolioMark(spec.id(), spec.label(), at, provenance, spec.openNav(), nav, cash, pnl(), realized, unrealized, fees, gross, value,
                Math.max(0, (peak - nav) / peak * 100), marks, limits(nav, gross, marks), List.copyOf(waiting.keySet()), fills);
    }

    private List<LimitUse> limits(double nav, double gross, List<PositionMark> marks) {
        var limits = spec.limits();
        var all = new ArrayList<LimitUse>();
        all.add(valueAtRisk(limits.maxVarPercent()));
        all.add(use("largest position", marks.stream().mapToDouble(m -> Math.abs(m.share())).max().orElse(0), limits.maxPositionPercent(), "% NAV"));
        all.add(use("leverage", gross / nav, limits.maxLeverage(), "×"));
        return all;
    }

    private LimitUse valueAtRisk(double limit) {
        String name = "VaR 95 %, one day";
        if (risk == null) return new LimitUse(name, Double.NaN, limit * WARNS, limit, "% NAV", "the Risk engine has not reported yet");
        if (!risk.isKnown()) return new LimitUse(name, Double.NaN, limit * WARNS, limit, "% NAV", risk.why());
        return use(name, risk.historicalVar(), limit, "% NAV");
    }

    private static LimitUse use(String name, double used, double limit, String unit) {
        return new LimitUse(name, used, limit * WARNS, limit, unit, "");
    }
}
