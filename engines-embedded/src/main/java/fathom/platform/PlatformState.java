package fathom.platform;

import fathom.bus.BusStats;
import fathom.engine.EngineStatus;
import fathom.hardware.HardwareSnapshot;
import fathom.market.FeedStatus;
import fathom.measure.Latency;
import fathom.model.ArbitrageState;
import fathom.model.Book;
import fathom.model.Instrument;
import fathom.model.PortfolioMark;
import fathom.model.Trade;
import fathom.scenario.RunProgress;
import fathom.scenario.RunReport;
import java.util.List;
import java.util.Map;

/**
 * Everything a console shows, at one moment; immutable.
 *
 * @param at         when it was put together, epoch nanoseconds; ages are differences to this
 * @param label      e.g. {@code Embedded platform, this machine}
 * @param results    latest payload per topic of what the engines publish: features, VPIN, risk, analytics, allocations, consolidated books
 * @param books      latest book per instrument; @param trades latest first, at most a few dozen
 * @param tickToMark from the intended time of a tick to the portfolios being marked with it
 * @param run        current run, or the last one; null before the first
 * @param runs       ended runs, latest first
 * @param events     what happened, latest first
 * @param due        when the tick behind each book was due, epoch nanoseconds on our clock: what tick-to-screen is measured from
 */
public record PlatformState(long at, long startedAt, String label, FeedStatus feed, List<EngineStatus> engines, List<BusStats> buses, Map<Instrument, Book> books,
                            List<Trade> trades, Map<String, Result> results, ArbitrageState arbitrage, List<PortfolioMark> portfolios, Latency tickToMark,
                            HardwareSnapshot hardware, RunProgress run, List<RunReport> runs, List<Event> events, Map<Instrument, Long> due) {
    /** @param at when it was published, epoch nanoseconds */
    public record Result(String topic, long at, Object payload) {}

    /** @param state ok, warn, bad or idle */
    public record Event(long at, String state, String where, String what) {}

    /** The latest payload on a topic if it is of that type, else null. */
    public <T> T result(String topic, Class<T> type) {
        Result r = results.get(topic);
        return r != null && type.isInstance(r.payload()) ? type.cast(r.payload()) : null;
    }
}
