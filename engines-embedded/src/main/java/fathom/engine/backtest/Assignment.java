package fathom.engine.backtest;

import fathom.engine.Computed;
import fathom.engine.Question;
import fathom.engine.Work;
import fathom.engine.strategy.PriceBar;
import fathom.engine.strategy.Strategies;
import fathom.engine.strategy.StrategyKind;
import fathom.setting.Setting;
import fathom.setting.Settings;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was asked, with the bars it is about: complete in itself, so that it can be worked out beside the engine.
 *
 * @param hash of bars that were brought along; empty for the engine's own
 */
record Assignment(String subject, StrategyKind kind, Settings settings, Conditions conditions, List<PriceBar[]> legs, String hash) {
    static final Setting CASH = new Setting.Numeric("cash", "", 1e-6, 1e15, 10_000.0, "quote currency to begin with");
    static final Setting FEE = new Setting.Numeric("fee", "", 0, 0.5, 0.0, "share of what is traded, of each side, 0.001 for 0.1 %");
    static final Setting SLIPPAGE = new Setting.Numeric("slippage", "", 0, 0.5, 0.0, "share of the price, always against the strategy");
    static final Setting LATENCY = new Setting.Numeric("latency", "ms", 0, 86_400_000, 0.0, "from the end of a bar until an order is at the market");
    static final Setting UNITS = new Setting.Text("units", List.of("auto", "whole", "parts"), "auto", "what can be traded; auto is whole units of what is brought along, parts of those of the platform");
    static final Setting FINISH = new Setting.Text("finish", List.of("close", "keep"), "close", "whether an open position is ended at the open of the last bar, or valued at its close");
    static final Setting GRID = new Setting.Texts("grid", List.of(), List.of("fast=5/10/20", "slow=30/50/100"), "parameters to try, as name=value/value");

    /** Sorted out from a question. @param periods bars in a year of the platform's own bars, where the usual number of daily bars was left */
    static Assignment of(Question question, Settings settings, StrategyKind kind, String subject, List<PriceBar[]> legs, double periods) {
        boolean own = question.input().isEmpty();
        Settings set = own && settings.number("periods") == Strategies.PERIODS.usual() ? settings.with("periods", Double.toString(periods), List.of(Strategies.PERIODS)) : settings;
        boolean whole = settings.text("units").equals("whole") || !own && settings.text("units").equals("auto");
        var conditions = new Conditions(settings.number("cash"), settings.number("fee"), settings.number("slippage"), Math.round(settings.number("latency") * 1e6), whole,
                settings.text("finish").equals("close"), set.number("periods"));
        return new Assignment(subject, kind, set, conditions, legs, own ? "" : question.input().sha256());
    }

    Computed run() {
        PriceBar[] first = legs.getFirst();
        var result = BarBacktest.run(kind.make(settings), conditions, legs);
        var statistics = BacktestStatistics.of(result, conditions, first[0].close(), first[first.length - 1].close());
        return computed(BacktestReport.of(subject, kind.id(), kind.parameters(settings), first[0].from(), result, statistics), Map.of());
    }

    Computed sweep(Work.Progress progress) {
        return computed(SweepReport.of(subject, kind, Sweep.of(kind, grid(), conditions, legs, progress)), Map.of(
                "best", "by Sharpe ratio", "deflated", "Bailey, López de Prado 2014", "overfitting", "CSCV over 8 blocks (Bailey, Borwein, López de Prado, Zhu 2015)"));
    }

    Computed walkForward(Work.Progress progress) {
        var walk = WalkForward.of(kind, grid(), conditions, legs, settings.whole("train"), settings.whole("test"), progress);
        return computed(WalkForwardReport.of(subject, kind, walk, legs.getFirst()), Map.of("chosen", "the highest Sharpe ratio in the training"));
    }

    /** What the grid does not name stays as it was set. */
    private List<Settings> grid() {
        var values = new LinkedHashMap<String, List<String>>();
        kind.parameters(settings).forEach((name, value) -> values.put(name, List.of(Double.toString(value))));
        for (String text : settings.texts("grid")) {
            int equals = text.indexOf('=');
            if (equals < 1) throw new IllegalArgumentException("the grid has 'name=value/value', not '" + text + "'");
            values.put(text.substring(0, equals).strip(), Arrays.stream(text.substring(equals + 1).split("/")).map(String::strip).toList());
        }
        return Grid.of(kind, values);
    }

    private Computed computed(Object result, Map<String, String> more) {
        PriceBar[] first = legs.getFirst();
        var conventions = new LinkedHashMap<String, String>();
        conventions.put("rule", kind.rule());
        conventions.put("source", kind.source());
        conventions.put("fills", "at the first open a latency after the close that decided, the next bar's at the earliest");
        conventions.put("units", conditions.wholeUnits() ? "whole" : "parts");
        conventions.put("end", conditions.finish() ? "what is open is ended at the open of the last bar" : "what is open is valued at the last close");
        conventions.put("bars in a year", Double.toString(conditions.periodsPerYear()));
        conventions.putAll(more);
        return new Computed(result, conventions, new Computed.Inputs(first.length, first[0].from(), first[first.length - 1].at(), hash));
    }
}
