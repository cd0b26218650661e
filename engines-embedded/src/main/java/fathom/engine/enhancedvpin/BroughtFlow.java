package fathom.engine.enhancedvpin;

import fathom.engine.Computed;
import fathom.engine.Computed.Inputs;
import fathom.engine.Table;
import fathom.engine.enhancedvpin.SigningReport.Rule;
import fathom.setting.Setting;
import fathom.setting.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Answers about a tape or bars, whether they came in or were brought along: the same table gives the same answer. */
final class BroughtFlow {
    private static final List<String> RULES = List.of("lee-ready", "quote", "tick", "emo");
    static final Setting SIGNS = new Setting.Text("signing", List.of("lee-ready", "quote", "tick", "emo", "side"), "lee-ready", "the rule that says who took; side for what the trades themselves say");
    static final Setting BAR = new Setting.Numeric("bar", "s", 1e-3, 86_400, 5.0, "length of a bar of trades, seconds");
    static final Setting DELAY = new Setting.Numeric("delay", "s", 1e-3, 86_400, 5.0, "after which the middle says what the other side kept, seconds");
    private static final double NANOS = 1e9;

    private BroughtFlow() {}

    /** Of trades, or of {@code time,open,high,low,close}. */
    static Computed spreads(String name, Table table, Settings settings) {
        var said = new LinkedHashMap<String, String>();
        said.put("unit", "shares of the price or the middle");
        said.put("estimators", "Roll 1984, Corwin and Schultz 2012 (below zero counts as zero), Abdi and Ranaldo 2017, EDGE (Ardia, Guidotti, Kroencke 2024)");
        if (table.has("open")) {
            var bars = new Ohlc(QuotedTape.optional(table, "open"), QuotedTape.optional(table, "high"), QuotedTape.optional(table, "low"), QuotedTape.optional(table, "close"));
            Inputs inputs = table.has("time") ? Inputs.of(table, table.risingTimes()) : Inputs.of(table);
            return new Computed(report(name, null, bars), said, inputs);
        }
        var tape = QuotedTape.of(table);
        said.put("signing", settings.text("signing"));
        said.put("effective", "twice the distance from the middle of the quotes at the trade (Huang, Stoll 1996)");
        said.put("realised", "against the middle at the first trade " + settings.number("delay") + " s later or more");
        said.put("bar start", "the first at the first trade, each " + settings.number("bar") + " s; bars without a trade are left out");
        boolean quoted = tape.trades().stream().anyMatch(t -> !Double.isNaN(t.mid()));
        TradingCost cost = quoted ? TradingCost.of(tape.trades(), tape.signs(settings.text("signing")), nanos(settings, "delay")) : null;
        return new Computed(report(name, cost, tape.bars(nanos(settings, "bar"))), said, inputs(table));
    }

    private static SpreadReport report(String name, TradingCost c, Ohlc bars) {
        double none = Double.NaN;
        return new SpreadReport(name, c == null ? 0 : c.trades(), c == null ? none : c.effective(), c == null ? none : c.weighted(), c == null ? none : c.realised(), c == null ? none : c.impact(),
                bars.bars(), SpreadEstimator.ROLL.of(bars), SpreadEstimator.CORWIN_SCHULTZ.of(bars), SpreadEstimator.ABDI_RANALDO.of(bars), SpreadEstimator.EDGE.of(bars));
    }

    static Computed impact(String name, Table table, Settings settings) {
        var tape = QuotedTape.of(table);
        Impact impact = Impact.of(Impact.bars(tape.trades(), tape.signs(settings.text("signing")), nanos(settings, "bar")));
        return new Computed(new ImpactReport(name, impact.lambda(), impact.constant(), impact.amihud(), impact.bars()), Map.of("lambda",
                "Kyle 1985: least squares with a constant of the change of the middle from the first to the last trade of a bar on its signed size", "amihud",
                "Amihud 2002: mean size of the log return from the first to the last trade of a bar over the money traded in it", "bar start",
                "the first at the first trade, each " + settings.number("bar") + " s; bars without a trade, or without quotes at either end, are left out", "signing", settings.text("signing")), inputs(table));
    }

    static Computed signing(String name, Table table) {
        var tape = QuotedTape.of(table);
        var rules = new ArrayList<Rule>();
        for (String rule : RULES) rules.add(rule(rule, tape, tape.signs(rule)));
        if (tape.sides() != null) rules.add(rule("side", tape, tape.sides()));
        return new Computed(new SigningReport(name, tape.trades().size(), rules), Map.of("lee-ready", "Lee, Ready 1991 with the quotes of the moment of the trade", "emo", "Ellis, Michaely, O'Hara 2000",
                "tick", "up from the last different price is a buy; none is known before the first change", "quote", "above the middle is a buy; at the middle it cannot be said"), inputs(table));
    }

    private static Rule rule(String name, QuotedTape tape, int[] signs) {
        var sizes = tape.trades();
        int buys = (int) IntStream.of(signs).filter(s -> s > 0).count(), sells = (int) IntStream.of(signs).filter(s -> s < 0).count();
        double agrees = name.equals("side") ? 1 : ToxicityMeter.agreement(tape, TradeSigning.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_')));
        return new Rule(name, buys, sells, signs.length - buys - sells, IntStream.range(0, signs.length).filter(i -> signs[i] > 0).mapToDouble(i -> sizes.get(i).size()).sum(),
                IntStream.range(0, signs.length).filter(i -> signs[i] < 0).mapToDouble(i -> sizes.get(i).size()).sum(), agrees);
    }

    /** Of {@code time,bid,bidsize,ask,asksize}. */
    static Computed imbalance(String name, Table table) {
        double[] bid = table.numbers("bid"), bidSize = table.numbers("bidsize"), ask = table.numbers("ask"), askSize = table.numbers("asksize");
        var flow = new OrderFlowImbalance();
        double gross = 0;
        for (int i = 0; i < bid.length; i++) gross += Math.abs(flow.add(bid[i], bidSize[i], ask[i], askSize[i]));
        if (flow.events() == 0) throw new IllegalArgumentException("needs 2 rows of best prices, has " + bid.length);
        Inputs inputs = table.has("time") ? Inputs.of(table, table.orderedTimes()) : Inputs.of(table);
        return new Computed(new ImbalanceReport(name, flow.sum(), gross > 0 ? flow.sum() / gross : Double.NaN, flow.events()), imbalanceConventions(), inputs);
    }

    static Map<String, String> imbalanceConventions() {
        return Map.of("method", "Cont, Kukanov, Stoikov 2014, at the best prices", "share", "of the sum in the sizes of all changes", "books", "where only the latest book is kept, changes between two of them count as one");
    }

    /** @param periods what one of them is, in words */
    static Computed pin(String name, double[] buys, double[] sells, String periods, Inputs inputs) {
        Pin p = Pin.estimate(buys, sells);
        return new Computed(new PinReport(name, p.pin(), p.alpha(), p.delta(), p.mu(), p.buys(), p.sells(), p.logLikelihood(), p.days(), SignedMinutes.byMoments(buys, sells)), Map.of("method",
                "Easley, Kiefer, O'Hara, Paperman 1996 by maximum likelihood, factorials included; 125 starts spread evenly (Yan, Zhang 2012), Nelder-Mead", "period", periods, "moments",
                "E|B − S| / E(B + S) (Easley, Engle, O'Hara, Wu 2008)", "signing", "as counted"), inputs);
    }

    private static Inputs inputs(Table table) {
        return Inputs.of(table, table.times());
    }

    private static long nanos(Settings settings, String name) {
        return Math.round(settings.number(name) * NANOS);
    }
}
