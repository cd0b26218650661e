package fathom.server;

import fathom.measure.Latency;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.Quantile;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import java.util.List;
import java.util.function.Function;

/**
 * Metrics of several things of a kind, one series for each. A figure below zero is not known, and its series is left out.
 *
 * @param label names the things; empty where there is but one
 */
record Families<T>(List<T> things, String label, Function<T, String> name) {
    @FunctionalInterface
    interface Figure<T> {
        double of(T thing);
    }

    private Labels labels(T thing) {
        return label.isEmpty() ? Labels.EMPTY : Labels.of(label, name.apply(thing));
    }

    /** @param metric without {@code _total}, which the format adds */
    CounterSnapshot counter(String metric, String help, Figure<T> figure) {
        var counter = CounterSnapshot.builder().name(metric).help(help);
        for (T t : things) {
            double value = figure.of(t);
            if (value >= 0) counter.dataPoint(CounterDataPointSnapshot.builder().labels(labels(t)).value(value).build());
        }
        return counter.build();
    }

    GaugeSnapshot gauge(String metric, String help, Figure<T> figure) {
        var gauge = GaugeSnapshot.builder().name(metric).help(help);
        for (T t : things) {
            double value = figure.of(t);
            if (value >= 0) gauge.dataPoint(GaugeDataPointSnapshot.builder().labels(labels(t)).value(value).build());
        }
        return gauge.build();
    }

    /** Quantiles in seconds; none while nothing was measured. @param count of what was ever measured */
    SummarySnapshot summary(String metric, String help, Function<T, Latency> latency, Figure<T> count) {
        var summary = SummarySnapshot.builder().name(metric).help(help);
        for (T t : things) {
            Latency l = latency.apply(t);
            var point = SummaryDataPointSnapshot.builder().labels(labels(t)).quantiles(l.isEmpty() ? Quantiles.EMPTY : quantiles(l));
            long counted = (long) count.of(t);
            if (counted >= 0) point.count(counted);
            if (counted >= 0 || !l.isEmpty()) summary.dataPoint(point.build());
        }
        return summary.build();
    }

    private static Quantiles quantiles(Latency l) {
        return Quantiles.of(new Quantile(0.5, l.p50() / 1e9), new Quantile(0.9, l.p90() / 1e9), new Quantile(0.99, l.p99() / 1e9),
                new Quantile(0.999, l.p999() / 1e9), new Quantile(1, l.max() / 1e9));
    }
}
