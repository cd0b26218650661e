package fathom.engine.strategy;

import fathom.model.Bar;
import fathom.model.Instrument;
import fathom.setting.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The strategies of one instrument, each with its usual parameters. A bar that does not follow the one before it (silence, a rewound recording) starts all anew. */
final class InstrumentSignals {
    private static final List<StrategyKind> KINDS = Strategies.STANDARD.stream().filter(k -> k.legs() == 1).toList();

    private final String subject;
    private final List<Strategy> strategies = new ArrayList<>();
    private final Signal[] signals = new Signal[KINDS.size()];
    private final StrategySignal[] said = new StrategySignal[KINDS.size()];
    private long end;
    private long bars;

    InstrumentSignals(Instrument instrument) {
        subject = instrument.topicPart();
    }

    void onBar(Bar bar, Consumer<StrategySignal> changes) {
        if (bar.start() != end || strategies.isEmpty()) restart(bar.interval());
        end = bar.eventTime();
        bars++;
        PriceBar price = PriceBar.of(bar);
        for (int i = 0; i < signals.length; i++) {
            Signal signal = strategies.get(i).onBars(price);
            if (signal == signals[i]) continue;
            signals[i] = signal;
            said[i] = new StrategySignal(subject, KINDS.get(i).id(), price.at(), price.close(), signal.target(), signal.reason());
            changes.accept(said[i]);
        }
    }

    private void restart(long interval) {
        strategies.clear();
        bars = 0;
        Map<String, String> year = Map.of("periods", Double.toString(Math.clamp((double) Duration.ofDays(365).toNanos() / interval, 1, Strategies.PERIODS.most())));
        for (int i = 0; i < signals.length; i++) {
            StrategyKind kind = KINDS.get(i);
            strategies.add(kind.make(Settings.parse(kind.settings().contains(Strategies.PERIODS) ? year : Map.of(), kind.settings())));
            signals[i] = Signal.WARMING_UP;
            said[i] = new StrategySignal(subject, kind.id(), 0, Double.NaN, Double.NaN, "warms up since its series began anew");
        }
    }

    List<StrategySignal> latest() {
        return strategies.isEmpty() ? List.of() : List.of(said);
    }

    long bars() {
        return bars;
    }

    long known() {
        return latest().stream().filter(StrategySignal::isKnown).count();
    }
}
