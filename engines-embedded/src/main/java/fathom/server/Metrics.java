package fathom.server;

import fathom.bus.Bus;
import fathom.bus.BusStats;
import fathom.bus.InboxStats;
import fathom.bus.InboxWork;
import fathom.bus.WireStats;
import fathom.engine.EngineStatus;
import fathom.market.Undelivered;
import fathom.measure.Latency;
import fathom.measure.Reading;
import fathom.platform.BusFigures;
import fathom.platform.host.Host;
import fathom.platform.host.MarketReport;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** What a process measures, as Prometheus reads it. A figure that cannot be said is left out. */
final class Metrics {
    private static final String WINDOW = ", over the last ten seconds", COUNT = "; the count is since the start.";

    private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
    private final PrometheusRegistry runtime = new PrometheusRegistry();
    private final Host host;
    private final Bus bus;
    private final MachineReadings machine;

    Metrics(Host host, Bus bus, MachineReadings machine) {
        this.machine = machine;
        this.host = host;
        this.bus = bus;
        JvmMetrics.builder().register(runtime);
    }

    Response response() {
        var all = new ArrayList<MetricSnapshot>();
        engines(all);
        bus(all);
        host.market().ifPresent(m -> market(m.report(), all));
        all.add(machine());
        runtime.scrape().forEach(all::add);
        var text = new ByteArrayOutputStream();
        try {
            writer.write(text, new MetricSnapshots(all), EscapingScheme.UNDERSCORE_ESCAPING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Response.of(200, writer.getContentType(), text.toByteArray());
    }

    private MetricSnapshot machine() {
        var gauge = GaugeSnapshot.builder().name("fathom_machine_reading").help("What the machine tells, by the name of the reading; a load is since the scrape before.");
        for (Reading.Value v : machine.values()) {
            gauge.dataPoint(GaugeDataPointSnapshot.builder().labels(Labels.of("reading", v.name(), "unit", v.unit(), "provenance", MachineReadings.provenance(v))).value(v.value()).build());
        }
        return gauge.build();
    }

    private void engines(List<MetricSnapshot> all) {
        var family = new Families<>(host.engines(), "engine", e -> e.id().id());
        all.add(family.gauge("fathom_engine_up", "1 while the engine runs in this process.", e -> e.state() == EngineStatus.State.RUNNING ? 1 : 0));
        all.add(family.counter("fathom_engine_messages_handled", "Messages the engine handled, those that failed included.", e -> inbox(e, InboxStats::handled)));
        all.add(family.counter("fathom_engine_messages_failed", "Messages that the engine failed on.", e -> inbox(e, InboxStats::failed)));
        all.add(family.counter("fathom_engine_messages_conflated", "Messages that a later one on their topic replaced before they were handled.",
                e -> inbox(e, InboxStats::conflated)));
        all.add(family.counter("fathom_engine_messages_dropped", "Messages that left the inbox unhandled.", e -> inbox(e, InboxStats::dropped)));
        all.add(family.counter("fathom_engine_messages_published", "Messages and answers that the engine published.", EngineStatus::published));
        all.add(family.gauge("fathom_engine_inbox_messages", "Messages that wait for the engine.", e -> inbox(e, InboxStats::waiting)));
        all.add(family.counter("fathom_engine_busy_seconds", "Time the engine spent on messages.", e -> seconds(inbox(e, InboxStats::busyNanos))));
        all.add(family.gauge("fathom_engine_longest_message_seconds", "The longest time the engine spent on one message since it was started.", e -> seconds(inbox(e, i -> i.work().longest()))));
        all.add(family.counter("fathom_engine_messages_over_budget", "Messages that took longer than the " + InboxWork.BUDGET / 1_000_000 + " ms that one may take.", e -> inbox(e, i -> i.work().overBudget())));
        all.add(family.summary("fathom_engine_handle_latency_seconds", "From the intended time of a message to the end of its handling" + WINDOW + COUNT,
                e -> e.inbox() == null ? Latency.NONE : e.inbox().done(), e -> inbox(e, InboxStats::handled)));
    }

    private static long inbox(EngineStatus e, ToLongFunction<InboxStats> figure) {
        return e.inbox() == null ? BusFigures.UNKNOWN : figure.applyAsLong(e.inbox());
    }

    private static double seconds(long nanos) {
        return nanos < 0 ? nanos : nanos / 1e9;
    }

    private void bus(List<MetricSnapshot> all) {
        BusStats stats = bus.stats();
        var family = new Families<>(BusFigures.of(stats), "bus", BusFigures::name);
        all.add(family.gauge("fathom_bus_up", "1 while the bus carries, if need be with a fault.",
                b -> b.state() == BusStats.State.UP || b.state() == BusStats.State.DEGRADED ? 1 : 0));
        all.add(family.counter("fathom_bus_published_messages", "Messages taken from publishers of this process.", BusFigures::published));
        all.add(family.counter("fathom_bus_delivered_messages", "Messages that the bus brought to this process.", BusFigures::delivered));
        all.add(family.counter("fathom_bus_lost_messages", "Messages that are known to have been published and were not delivered.", BusFigures::lost));
        all.add(family.counter("fathom_bus_shed_messages", "Messages not sent because the server was slower than their publisher.", BusFigures::shed));
        all.add(family.counter("fathom_bus_reclaimed_entries", "Entries taken over from a consumer that died.", BusFigures::reclaimed));
        all.add(family.gauge("fathom_bus_backlog_entries", "Entries that wait to be read by this process.", BusFigures::backlog));
        all.add(family.gauge("fathom_bus_pending_entries", "Entries of shared work handed out and not acknowledged, whoever has them.", BusFigures::pending));
        all.add(family.summary("fathom_bus_latency_seconds", "From publishing to delivery" + WINDOW + ".", BusFigures::latency, b -> BusFigures.UNKNOWN));
        var wires = stats.each().stream().filter(b -> b.wire() != null).toList();
        if (!wires.isEmpty()) wires(new Families<>(wires, "bus", BusStats::name), all);
        all.add(new Families<>(List.of(host), "", h -> "").gauge("fathom_processes", "Processes that announce themselves on the bus, this one included.",
                h -> h.hosts().present().size()));
    }

    private static void wires(Families<BusStats> family, List<MetricSnapshot> all) {
        all.add(family.counter("fathom_bus_sent_bytes", "Bytes of entries sent.", wire(w -> w.link().bytesOut())));
        all.add(family.counter("fathom_bus_received_bytes", "Bytes of entries read.", wire(w -> w.link().bytesIn())));
        all.add(family.counter("fathom_bus_trimmed_entries", "Entries that this process cut off the streams.", wire(w -> w.faults().trimmed())));
        all.add(family.counter("fathom_bus_duplicate_messages", "Messages that came a second time and were left out.", wire(w -> w.faults().duplicates())));
        all.add(family.counter("fathom_bus_foreign_entries", "Entries that are not ours or cannot be read.", wire(w -> w.faults().foreign())));
        all.add(family.counter("fathom_bus_given_up_entries", "Entries that did harm or that nobody could handle.", wire(w -> w.faults().givenUp())));
        all.add(family.counter("fathom_bus_begun_anew_streams", "Streams that began anew with smaller numbers, or lost their end.", wire(w -> w.faults().begunAnew())));
        all.add(family.gauge("fathom_bus_queued_messages", "Messages that wait in this process to be sent or acknowledged.", wire(w -> w.flow().queued())));
        all.add(family.gauge("fathom_bus_server_memory_bytes", "Memory of the server.", wire(w -> w.server().memory())));
        all.add(family.gauge("fathom_bus_server_clients", "Clients connected to the server.", wire(w -> w.server().clients())));
    }

    private static Families.Figure<BusStats> wire(ToLongFunction<WireStats> figure) {
        return b -> figure.applyAsLong(b.wire());
    }

    private static void market(MarketReport m, List<MetricSnapshot> all) {
        var family = new Families<>(List.of(m), "", x -> "");
        all.add(family.counter("fathom_feed_ticks", "Books and trades that the feed delivered.", x -> x.feed().ticks()));
        all.add(family.gauge("fathom_feed_behind_seconds", "How late the feed is against its own schedule.", x -> seconds(x.feed().behind())));
        Undelivered u = m.feed().undelivered();
        all.add(family.counter("fathom_feed_malformed_frames", "Frames that could not be read.", x -> u.malformed()));
        all.add(family.counter("fathom_feed_duplicate_trades", "Trades whose id came before.", x -> u.duplicates()));
        all.add(family.counter("fathom_feed_non_market_trades", "Trades that nobody took from the book, which are not handed on.", x -> u.nonMarketTrades()));
        all.add(family.counter("fathom_feed_restarts", "Times that update ids, or the recorder's clock, began again lower.", x -> u.restarts()));
        all.add(family.gauge("fathom_feed_waiting_updates", "Depth updates that wait for a snapshot.", x -> u.waitingForSnapshot()));
        all.add(named(u.passedOver(), "kind").counter("fathom_feed_passed_over_frames", "Frames that say nothing that is read, the most frequent kinds by name.", Map.Entry::getValue));
        all.add(named(u.leftOut(), "symbol").counter("fathom_feed_left_out_frames", "Frames of instruments that are not read, the most frequent by name.", Map.Entry::getValue));
        all.add(family.counter("fathom_desk_orders_sent", "Orders that the desk sent.", x -> x.arbitrage().ordersSent()));
        all.add(family.counter("fathom_desk_fills_booked", "Answers to orders that the desk booked.", x -> x.arbitrage().fillsBooked()));
        all.add(family.summary("fathom_desk_mark_latency_seconds", "From the intended time of a book to the portfolios being marked with it" + WINDOW + ".",
                MarketReport::tickToMark, x -> BusFigures.UNKNOWN));
    }

    private static Families<Map.Entry<String, Long>> named(Map<String, Long> counts, String label) {
        return new Families<>(List.copyOf(counts.entrySet()), label, Map.Entry::getKey);
    }
}
