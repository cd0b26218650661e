package fathom.scenario;

import fathom.measure.Provenance;
import fathom.measure.Quantity;
import fathom.setting.Setting;
import fathom.setting.Settings;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Counts the primes below some numbers on a thread of its own, as fast as it can. */
public final class PrimesKind implements WorkloadKind {
    private static final Metric FOUND = Metric.higher("primes.found", Quantity.COUNT, "primes found", "how many primes were found in all ranges");

    @Override
    public String id() {
        return "primes";
    }

    @Override
    public WorkUnit unit() {
        return new WorkUnit("range", "ranges", "counted");
    }

    @Override
    public List<Setting> settings() {
        return List.of(new Setting.Texts("below", List.of(), null, "upper ends of the ranges"));
    }

    @Override
    public List<Metric> metrics() {
        return List.of(FOUND);
    }

    @Override
    public OptionalDouble rate(Settings settings) {
        return OptionalDouble.empty();
    }

    @Override
    public String brief(Settings settings) {
        return settings.texts("below").size() + " ranges";
    }

    @Override
    public List<Plan> plan(Settings settings) {
        return List.of(Plan.of("Counts", "primes below " + String.join(", ", settings.texts("below"))));
    }

    @Override
    public Workload stage(Staging staging) {
        return new Counting(staging);
    }

    private static final class Counting implements Workload {
        private final List<String> ranges;
        private final WorkLog log;
        private final AtomicLong found = new AtomicLong();
        private final AtomicInteger done = new AtomicInteger();
        private final Staging staging;
        private final Thread worker = Thread.ofPlatform().daemon().name("primes").unstarted(this::count);

        private Counting(Staging staging) {
            this.staging = staging;
            ranges = staging.profile().settings().texts("below");
            log = new WorkLog(ranges);
        }

        private void count() {
            for (int i = 0; i < ranges.size(); i++) {
                long begin = staging.context().clock().now();
                log.sent(i);
                found.addAndGet(IntStream.range(2, Integer.parseInt(ranges.get(i))).filter(n -> IntStream.rangeClosed(2, (int) Math.sqrt(n)).noneMatch(d -> n % d == 0)).count());
                long took = staging.context().clock().now() - begin;
                log.succeeded(i, took, took, true, true);
                done.incrementAndGet();
            }
        }

        @Override
        public WorkLog log() {
            return log;
        }

        @Override
        public long due(long elapsed) {
            return ranges.size();
        }

        @Override
        public Demand demand() {
            return new Demand(ranges.size(), ranges.size(), staging.profile().measuredSeconds());
        }

        @Override
        public void begin() {
            worker.start();
        }

        @Override
        public boolean isFinished() {
            return done.get() == ranges.size();
        }

        @Override
        public List<Watch> watches() {
            return List.of(into -> into.put(FOUND, found.get()));
        }

        @Override
        public Provenance market() {
            return Provenance.MEASURED;
        }
    }
}
