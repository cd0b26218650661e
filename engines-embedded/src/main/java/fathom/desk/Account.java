package fathom.desk;

import fathom.desk.PortfolioSpec.Holding;
import fathom.measure.Limit;
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
        all.add(valueAtRisk(atMost("VaR 95 %, one day", limits.maxVarPercent(), "% NAV")));
        all.add(use(atMost("largest position", limits.maxPositionPercent(), "% NAV"), nav > 0 ? marks.stream().mapToDouble(m -> Math.abs(m.share())).max().orElse(0) : Double.NaN));
        all.add(use(atMost("leverage", limits.maxLeverage(), "×"), nav > 0 ? gross / nav : Double.NaN));
        return all;
    }

    private LimitUse valueAtRisk(Limit limit) {
        if (risk == null) return new LimitUse(limit, Double.NaN, "the Risk engine has not reported yet");
        if (!risk.isKnown()) return new LimitUse(limit, Double.NaN, risk.why());
        return use(limit, risk.historicalVar());
    }

    /** What is held without a price makes the use of a limit unknown, not small; but what is past it already stays so. */
    private LimitUse use(Limit limit, double used) {
        if (!waiting.isEmpty() && limit.holds(used)) return new LimitUse(limit, Double.NaN, String.join(", ", waiting.keySet()) + (waiting.size() == 1 ? " is" : " are") + " held and not priced");
        return Double.isFinite(used) ? new LimitUse(limit, used, "") : new LimitUse(limit, Double.NaN, "its net asset value is not above zero");
    }

    private static Limit atMost(String what, double limit, String unit) {
        return Limit.of(what, Limit.Comparison.AT_MOST, limit, unit);
    }
}
