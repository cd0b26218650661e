package fathom.view.portfolios;

import fathom.bus.Topics;
import fathom.desk.DeskState;
import fathom.engine.ResultsState;
import fathom.engine.analytics.PerformanceReport;
import fathom.engine.portfolio.Allocation;
import fathom.model.PortfolioMark;
import fathom.model.PortfolioMark.LimitUse;
import fathom.model.PortfolioMark.PositionMark;
import fathom.model.RiskReport;
import fathom.state.PlatformState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the portfolios view shows: the desk's marks, and what the engines report on each. Plain sums; no figure of its own. */
record PortfoliosModel(List<Card> cards, Sums sums) {
    /** @param risk null while the engine gave none; {@code performance} and {@code allocation} likewise */
    record Card(PortfolioMark mark, RiskReport risk, PerformanceReport performance, Allocation allocation) {
        /** Breached before warning before unknown before held. */
        LimitUse worst() {
            return mark.limits().stream().max(Comparator.comparing(LimitUse::level)).orElse(null);
        }
    }

    /** Over all portfolios, USD. @param held limits that are known and not past their level; @param known limits that are known */
    record Sums(double nav, double openNav, double pnl, double realized, double unrealized, double fees, double gross, double net, int held, int known,
            int limits) {}

    static PortfoliosModel of(PlatformState state) {
        List<PortfolioMark> marks = DeskState.of(state).portfolios();
        List<Card> cards = marks.stream().map(m -> new Card(m, ResultsState.of(state).payload(Topics.RISK.topic(m.id()).name(), RiskReport.class),
                ResultsState.of(state).payload(PerformanceReport.TOPICS.topic(m.id()).name(), PerformanceReport.class), ResultsState.of(state).payload(Allocation.TOPICS.topic(m.id()).name(), Allocation.class)))
                        .toList();
        return new PortfoliosModel(cards, sums(marks));
    }

    private static Sums sums(List<PortfolioMark> marks) {
        double nav = 0, open = 0, pnl = 0, realized = 0, unrealized = 0, fees = 0, gross = 0, net = 0;
        int held = 0, known = 0, limits = 0;
        for (PortfolioMark m : marks) {
            nav += m.nav();
            open += m.openNav();
            pnl += m.pnl();
            realized += m.realized();
            unrealized += m.unrealized();
            fees += m.fees();
            gross += m.gross();
            net += m.net();
            limits += m.limits().size();
            for (LimitUse l : m.limits()) {
                if (l.isKnown()) known++;
                if (l.holds()) held++;
            }
        }
        return new Sums(nav, open, pnl, realized, unrealized, fees, gross, net, held, known, limits);
    }

    /** One asset over the portfolios. @param values signed USD by portfolio, 0 where it holds none */
    record Exposure(String base, double[] values) {
        double net() {
            double sum = 0;
            for (double v : values) sum += v;
            return sum;
        }

        double gross() {
            double sum = 0;
            for (double v : values) sum += Math.abs(v);
            return sum;
        }
    }

    /** In the order in which the portfolios list them. */
    List<Exposure> exposures() {
        Map<String, double[]> byBase = new LinkedHashMap<>();
        for (int i = 0; i < cards.size(); i++) {
            for (PositionMark p : cards.get(i).mark.positions()) byBase.computeIfAbsent(p.base(), b -> new double[cards.size()])[i] += p.value();
        }
        List<Exposure> rows = new ArrayList<>();
        byBase.forEach((base, values) -> rows.add(new Exposure(base, values)));
        return rows;
    }

    /** Assets without a price in this feed, over all portfolios, in words; empty when there is none. */
    String unpriced() {
        List<String> names = cards.stream().flatMap(c -> c.mark.unpriced().stream()).distinct().toList();
        if (names.isEmpty()) return "";
        return "No price in this feed for " + list(names) + ": " + (names.size() == 1 ? "it is" : "they are") + " not in NAV.";
    }

    /** From the id: {@code large-cap} is Large Cap. */
    static String shortName(PortfolioMark mark) {
        return Arrays.stream(mark.id().split("-")).filter(w -> !w.isEmpty()).map(w -> Character.toUpperCase(w.charAt(0)) + w.substring(1))
                .collect(Collectors.joining(" "));
    }

    /** {@code A, B and C}. */
    static String list(List<String> names) {
        int last = names.size() - 1;
        return last < 1 ? String.join("", names) : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }
}
