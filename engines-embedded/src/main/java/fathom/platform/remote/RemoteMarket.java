package fathom.platform.remote;

import fathom.market.FeedStatus;
import fathom.measure.Latency;
import fathom.measure.Provenance;
import fathom.model.ArbitrageState;
import fathom.platform.host.HostId;
import fathom.platform.host.HostReport;
import fathom.platform.host.MarketReport;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** The market as the process that runs it announces it. When that process is gone, what it said last stands, and the feed has failed. */
final class RemoteMarket {
    private static final FeedStatus NO_FEED = new FeedStatus(FeedStatus.State.NEW, Provenance.MEASURED, "No process on this bus announces a feed", 0,
            Double.NaN, 1, 0, 0, List.of(), "");
    private static final MarketReport NOBODY = new MarketReport(NO_FEED, List.of(), List.of(), ArbitrageState.EMPTY, Latency.NONE, 0);

    /** @param from null before the first */
    private record Seen(List<HostReport> heard, HostId from, MarketReport report) {}

    private final Supplier<List<HostReport>> present;
    private volatile Seen seen = new Seen(List.of(), null, NOBODY);

    /** @param present the processes on the bus; the same list as long as nothing changed */
    RemoteMarket(Supplier<List<HostReport>> present) {
        this.present = present;
    }

    MarketReport report() {
        return look().report;
    }

    /** When the process that runs it was started, epoch nanoseconds on its clock; empty before the first. */
    OptionalLong startedAt() {
        HostId from = look().from;
        return from == null ? OptionalLong.empty() : OptionalLong.of(from.startedAt());
    }

    private Seen look() {
        List<HostReport> now = present.get();
        Seen before = seen;
        if (now == before.heard) return before;
        Seen fresh = now.stream().filter(r -> r.market() != null).findFirst().map(r -> seen(now, r)).orElseGet(() -> lost(now, before));
        seen = fresh;
        return fresh;
    }

    private static Seen seen(List<HostReport> now, HostReport r) {
        MarketReport m = r.market();
        var read = new MarketReport(m.feed().asOf(r.sentAt()), m.instruments(), m.portfolios(), m.arbitrage(), m.tickToMark(), m.working());
        return new Seen(now, r.id(), read);
    }

    private static Seen lost(List<HostReport> now, Seen before) {
        MarketReport m = before.report;
        if (before.from == null) return new Seen(now, before.from, m);
        FeedStatus failed = m.feed().failed(before.from.label() + ", which fed this bus, is gone");
        return new Seen(now, before.from, new MarketReport(failed, m.instruments(), m.portfolios(), m.arbitrage(), Latency.NONE, m.working()));
    }
}
