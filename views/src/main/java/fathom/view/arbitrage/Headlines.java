package fathom.view.arbitrage;

import fathom.desk.DeskState;
import fathom.market.MarketState;
import fathom.measure.Provenance;
import fathom.model.ArbitrageState;
import fathom.model.Opportunity;
import fathom.view.Frame;
import fathom.view.Samples;
import fathom.view.format.Format;
import fathom.view.piece.Metric;
import fathom.view.piece.MetricTile;
import fathom.view.piece.Rich;
import fathom.view.piece.State;
import fathom.view.piece.Tracks;
import fathom.view.piece.Trend;
import fathom.watch.Silence;
import java.util.Arrays;

/** The six numbers above the edges. */
final class Headlines {
    private final MetricTile now = new MetricTile(), seen = new MetricTile(), taken = new MetricTile(), missed = new MetricTile(), orders = new MetricTile(),
            age = new MetricTile();
    private final Tracks node = Tracks.even(now, seen, taken, missed, orders, age);

    Tracks node() {
        return node;
    }

    void show(Frame frame, Silence silence) {
        ArbitrageState a = DeskState.of(frame.state()).arbitrage();
        Provenance feed = MarketState.of(frame.state()).feed().provenance();
        State state = silence.isStale() ? State.STALE : State.OK;
        String since = silence.isStale() ? Format.age(silence.nanos()) : "";
        long takeable = a.open().stream().filter(ArbitrageModel::isTakeable).count();
        now.show(Metric.of("Takeable now, net", Format.change(ArbitrageModel.takeableNet(a), 2), "USD").mark(feed).state(state).age(since)
                .fact(num(takeable), " of ", num(a.open().size()), " open edges").trend(Trend.of(last(frame.history().of(Samples.TAKEABLE_NET))).withZero()));
        seen.show(Metric.of("Edges seen", Format.whole(a.seen()), "since start").mark(feed).state(state)
                .fact(perMinute(frame, a.seen()), " per min, takeable ", num(a.takeable())));
        taken.show(Metric.of("Taken, net", Format.change(a.takenNet(), 2), "USD").mark(feed).state(state)
                .fact(num(a.taken()), a.taken() == 1 ? " edge since start" : " edges since start"));
        missed.show(Metric.of("Missed, net", Format.number(a.missedNet(), 2), "USD").mark(feed).state(state).fact(missedFact(a)));
        long waiting = a.ordersSent() - a.fillsBooked();
        orders.show(Metric.of("Orders answered", Format.whole(a.fillsBooked()), "of " + Format.whole(a.ordersSent()))
                .fact(waiting == 0 ? new Object[] {"none waits"} : new Object[] {"waiting ", num(waiting)}));
        age.show(age(a, feed));
    }

    private static Metric age(ArbitrageState a, Provenance feed) {
        Rich.Span limit = Rich.num(Format.unit(Format.whole(a.maxAgeMillis()), "ms"));
        var oldest = a.open().stream().filter(ArbitrageModel::isTakeable).mapToLong(Opportunity::olderLeg).max();
        return oldest.isPresent()
                ? Metric.of("Oldest leg accepted", Format.latencyNumber(oldest.getAsLong()), Format.latencyUnit(oldest.getAsLong())).mark(feed)
                        .fact("limit ", limit)
                : Metric.absent("Oldest leg accepted", "nothing to take now").fact("none now, limit ", limit);
    }

    private static Object[] missedFact(ArbitrageState a) {
        long ended = a.taken() + a.missed();
        return ended == 0 ? new Object[] {"none yet"}
                : new Object[] {num(a.missed()), a.missed() == 1 ? " edge, " : " edges, ", Rich.num(Format.percent(100.0 * a.missed() / ended, 0)),
                        " of takeable"};
    }

    private static Rich.Span num(long value) {
        return Rich.num(Format.whole(value));
    }

    /** On average since the start. */
    private static Rich.Span perMinute(Frame frame, long count) {
        return Rich.num(Format.perSecond(count / ((frame.state().at() - frame.state().startedAt()) / 60e9)));
    }

    /** The last minute. */
    private static double[] last(double[] values) {
        int from = Math.max(0, values.length - 60);
        return Arrays.copyOfRange(values, from, values.length);
    }
}
