package fathom.engine.strategy;

import fathom.setting.Names;
import fathom.setting.Setting;
import java.util.List;
import java.util.stream.Stream;

/** The strategies that come with Fathom. A parameter means the same wherever it appears. */
public final class Strategies {
    public static final Setting.Numeric FAST = bars("fast", 1, 10, "length of the faster average");
    public static final Setting.Numeric SLOW = bars("slow", 2, 30, "length of the slower average");
    public static final Setting.Numeric SMOOTHING = bars("smoothing", 1, 9, "length of the average of the difference, the signal line");
    public static final Setting.Numeric WINDOW = bars("window", 2, 20, "bars that it looks back over");
    public static final Setting.Numeric EXIT_WINDOW = bars("exit-window", 1, 10, "bars of the channel whose other side ends a position");
    public static final Setting.Numeric ENTRY = new Setting.Numeric("entry", "", 0.01, 100, 2.0, "standard deviations at which a position begins");
    public static final Setting.Numeric EXIT = new Setting.Numeric("exit", "", 0, 100, 0.5, "standard deviations at which it ends");
    public static final Setting.Numeric TARGET = new Setting.Numeric("target", "", 0.0001, 10, 0.4, "volatility of a year to hold, 0.4 for 40 %");
    public static final Setting.Numeric LEVERAGE = new Setting.Numeric("leverage", "", 0.01, 10, 1.0, "the most to hold, as a share of the equity");
    public static final Setting.Numeric PERIODS = new Setting.Numeric("periods", "", 1, 31_557_600, 252.0, "bars in a year");

    /** Every parameter that one of them has. */
    public static final List<Setting.Numeric> SETTINGS = List.of(FAST, SLOW, SMOOTHING, WINDOW, EXIT_WINDOW, ENTRY, EXIT, TARGET, LEVERAGE, PERIODS);

    public static final List<StrategyKind> STANDARD = List.of(
            new StrategyKind("sma-cross", "long since the simple average of fast bars crossed above that of slow bars, short since it crossed below", "common", 1, List.of(FAST, SLOW), s -> {
                inOrder(s.whole("fast"), s.whole("slow"));
                return new Cross("SMA(%d) and SMA(%d)".formatted(s.whole("fast"), s.whole("slow")), Average.simple(s.whole("fast"))::add, Average.simple(s.whole("slow"))::add);
            }),
            new StrategyKind("ema-cross", "long since the exponential average of fast bars crossed above that of slow bars, short since it crossed below", "common", 1, List.of(FAST, SLOW), s -> {
                inOrder(s.whole("fast"), s.whole("slow"));
                return new Cross("EMA(%d) and EMA(%d)".formatted(s.whole("fast"), s.whole("slow")), Average.exponential(s.whole("fast"))::add, Average.exponential(s.whole("slow"))::add);
            }),
            new StrategyKind("macd-cross", "long since the difference of the exponential averages of fast and slow bars crossed above its own average, short since it crossed below", "Appel 1979", 1,
                    List.of(FAST, SLOW, SMOOTHING), s -> {
                        inOrder(s.whole("fast"), s.whole("slow"));
                        var macd = new Macd(s.whole("fast"), s.whole("slow"), s.whole("smoothing"));
                        return new Cross("MACD and its signal line", macd::add, close -> macd.signal());
                    }),
            new StrategyKind("momentum", "the sign of the return over the window, sized by target over the volatility of the window, at most the leverage", "Moskowitz, Ooi, Pedersen 2012", 1,
                    List.of(WINDOW, TARGET, LEVERAGE, PERIODS), s -> new VolatilityTarget(s.whole("window"), s.number("target"), s.number("leverage"), s.number("periods"), true)),
            new StrategyKind("mean-reversion", "short at entry deviations above the average of the window, long as many below, flat within exit of them", "Bollinger 1983", 1,
                    List.of(WINDOW, ENTRY, EXIT), s -> new MeanReversion(s.whole("window"), s.number("entry"), s.number("exit"))),
            new StrategyKind("breakout", "long above the highest high of the window before, short below its lowest low, flat beyond the other side of the exit window", "Donchian", 1,
                    List.of(WINDOW, EXIT_WINDOW), s -> new Breakout(s.whole("window"), s.whole("exit-window"))),
            new StrategyKind("volatility-target", "long by target over the volatility of the window, at most the leverage", "Moreira, Muir 2017", 1,
                    List.of(WINDOW, TARGET, LEVERAGE, PERIODS), s -> new VolatilityTarget(s.whole("window"), s.number("target"), s.number("leverage"), s.number("periods"), false)),
            new StrategyKind("pairs", "against the spread of two cointegrated prices at entry deviations of it, flat within exit of them", "Engle, Granger 1987; Gatev, Goetzmann, Rouwenhorst 2006", 2,
                    List.of(WINDOW, ENTRY, EXIT), s -> new Pairs(s.whole("window"), s.number("entry"), s.number("exit"))));

    /** Which one. */
    public static final Setting.Text CHOICE = new Setting.Text("strategy", ids(), "sma-cross", "which strategy");

    private Strategies() {}

    /** The choice of a strategy and every parameter that one of them has, then these. */
    public static Setting[] settings(Setting... more) {
        return Stream.of(Stream.of(CHOICE), SETTINGS.stream(), Stream.of(more)).flatMap(s -> s).toArray(Setting[]::new);
    }

    public static List<String> ids() {
        return STANDARD.stream().map(StrategyKind::id).toList();
    }

    /** @throws IllegalArgumentException when there is none of that name */
    public static StrategyKind of(String id) {
        return STANDARD.stream().filter(k -> k.id().equals(id)).findFirst().orElseThrow(() -> new IllegalArgumentException("no strategy '" + id + "'" + Names.suggestion(id, ids())));
    }

    private static Setting.Numeric bars(String name, int least, double usual, String meaning) {
        return new Setting.Numeric(name, "", least, 100_000, usual, meaning);
    }

    private static void inOrder(int fast, int slow) {
        if (fast >= slow) throw new IllegalArgumentException("the fast length must be below the slow one, got " + fast + " and " + slow);
    }
}
