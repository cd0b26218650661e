package fathom.view.buses;

import fathom.bus.BusesState;
import fathom.bus.InboxStats;
import fathom.state.PlatformState;
import fathom.style.Token;
import fathom.view.Frame;
import fathom.view.History;
import fathom.view.Samples;
import fathom.view.chart.PercentileBands;
import fathom.view.chart.PercentilePlot.Curve;
import fathom.view.chart.PercentilePlot;
import fathom.view.chart.TimeChart;
import fathom.view.piece.Panel;
import fathom.watch.Buses;
import fathom.watch.Gauges;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** How late messages are: by percentile, and over the last minute. On servers bus by bus until they are handed over; inside this process inbox by inbox. */
final class LatencyPanels {
    private static final int CURVES = 6, WINDOW = 60;

    private final PercentilePlot plot = new PercentilePlot();
    private final Panel plotPanel = new Panel("", plot);
    private final PercentileBands bands = new PercentileBands(WINDOW);
    private final Panel bandPanel = new Panel("", bands);

    Panel plot() {
        return plotPanel;
    }

    Panel bands() {
        return bandPanel;
    }

    /** @param inbox the one whose course is wanted instead of the bus's; may be empty or gone */
    void show(Frame frame, List<BusLook> buses, BusLook chosen, String inbox) {
        Optional<InboxStats> wanted = inboxes(frame.state()).stream().filter(i -> i.name().equals(inbox)).findFirst();
        if (chosen.isWired()) {
            hops(buses, chosen);
            if (wanted.isPresent()) course(frame, wanted.get());
            else course(frame, chosen);
        } else {
            var main = wanted.or(() -> inboxes(frame.state()).stream().max(Comparator.comparingLong(InboxStats::accepted)));
            inboxes(frame, main.orElse(null));
            if (main.isPresent()) course(frame, main.get());
            else bandPanel.title("Latency over time").hint("nobody listens yet");
        }
    }

    private static List<InboxStats> inboxes(PlatformState state) {
        return BusesState.of(state).buses().stream().flatMap(b -> Buses.listeners(b).stream()).toList();
    }

    /** The chosen one first, which the plot draws strong. */
    private void hops(List<BusLook> buses, BusLook chosen) {
        plotPanel.title("Latency").hint("publish to handed over, 10 s");
        var curves = new ArrayList<Curve>();
        curves.add(curve(chosen, 2));
        for (BusLook b : buses) if (b != chosen && b.isWired()) curves.add(curve(b, 1.25));
        plot.show(curves, List.of());
    }

    private static Curve curve(BusLook b, double width) {
        return new Curve(b.name(), Buses.hop(b.bus()), b.ink(), width, b.dashes());
    }

    private void inboxes(Frame frame, InboxStats main) {
        plotPanel.title("Latency, publish to done").hint("from the intended time, 10 s");
        var curves = new ArrayList<Curve>();
        if (main != null) curves.add(curve(frame, main, 0));
        inboxes(frame.state()).stream().filter(i -> i != main && !i.done().isEmpty()).sorted(Comparator.comparingLong(InboxStats::accepted).reversed()).limit(CURVES - 1)
                .forEach(i -> curves.add(curve(frame, i, curves.size())));
        plot.show(curves, List.of(new PercentilePlot.Limit(0.99, frame.rules().warn(Gauges.ENGINE_P99))));
    }

    private static Curve curve(Frame frame, InboxStats i, int place) {
        return new Curve(frame.inbox(i.name()), i.done(), Token.series(place), place == 0 ? 2 : 1.25, BusLook.dashes(place));
    }

    private void course(Frame frame, InboxStats inbox) {
        bandPanel.title(frame.inbox(inbox.name())).hint("latency over " + WINDOW + " s, by percentiles of ten seconds");
        course(frame.history(), percentile -> Samples.inbox(inbox.name(), percentile), frame.rules().warn(Gauges.ENGINE_P99));
    }

    private void course(Frame frame, BusLook bus) {
        bandPanel.title(bus.name()).hint("latency over " + WINDOW + " s, by percentiles of ten seconds");
        course(frame.history(), percentile -> Samples.bus(bus.name(), percentile), Double.NaN);
    }

    private void course(History h, UnaryOperator<String> of, double limit) {
        double[] p50 = h.of(of.apply("p50")), p90 = h.of(of.apply("p90")), p99 = h.of(of.apply("p99"));
        double[] p999 = h.of(of.apply("p999")), max = h.of(of.apply("max"));
        bands.show(new PercentileBands.Content(p50, p90, p99, p999, max, limit, TimeChart.ago(WINDOW)));
    }
}
