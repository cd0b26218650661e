package fathom.engine.backtest;

import fathom.engine.strategy.PriceBar;
import fathom.model.Bar;
import fathom.model.Instrument;
import java.util.ArrayDeque;

/** The latest bars of one instrument without a gap, an hour of seconds at most. */
final class RecentBars {
    static final int MOST = 3_600;

    final Instrument instrument;
    private final ArrayDeque<PriceBar> bars = new ArrayDeque<>();
    private long interval;

    RecentBars(Instrument instrument) {
        this.instrument = instrument;
    }

    void add(Bar bar) {
        PriceBar price = PriceBar.of(bar);
        if (!bars.isEmpty() && bars.getLast().at() != bar.start()) bars.clear();
        interval = bar.interval();
        bars.add(price);
        if (bars.size() > MOST) bars.removeFirst();
    }

    int count() {
        return bars.size();
    }

    /** Nanoseconds. */
    long interval() {
        return interval;
    }

    PriceBar[] all() {
        return bars.toArray(PriceBar[]::new);
    }
}
