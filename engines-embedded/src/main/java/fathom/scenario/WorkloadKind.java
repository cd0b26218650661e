package fathom.scenario;

import fathom.market.FeedStatus;
import fathom.measure.Limit;
import fathom.scenario.ScenarioProfile.Phase;
import fathom.setting.Names;
import fathom.setting.Setting;
import fathom.setting.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * A kind of workload: all that launcher, run, verdict and report need to know of it. One object, registered with {@link Scenarios#with}.
 */
public interface WorkloadKind {
    /** As in a profile, e.g. {@code load}. */
    String id();

    /** What it counts. */
    WorkUnit unit();

    /** What a profile of it may set. */
    List<Setting> settings();

    /** What it observes besides {@link Metrics#WORK}. */
    List<Metric> metrics();

    /** Work a second that a phase with a share of 1 demands; empty where it works as fast as it can. */
    OptionalDouble rate(Settings settings);

    /** A few words on how much it does, e.g. {@code 50,000 questions/s}. */
    String brief(Settings settings);

    /** What it will do, line by line. */
    List<Plan> plan(Settings settings);

    /** Rules of its own, beyond those of its settings. @throws ProfileException one sentence */
    default void check(ScenarioProfile profile) {}

    /** Whether it strains the platform in that phase by more than its load: drawn so. */
    default boolean isFault(Phase phase) {
        return false;
    }

    /** Whether it works the platform's own engines, so that their state matters to it. */
    default boolean worksEngines() {
        return false;
    }

    /** A metric in a few words of this kind: what is counted is named. */
    default String label(Metric metric) {
        return Metrics.COUNTS.contains(metric) ? unit().many() + " " + metric.label() : metric.label();
    }

    /** Why it cannot run beside a feed that stands so, one sentence; empty when it can. */
    default Optional<String> refusal(FeedStatus feed) {
        return Optional.empty();
    }

    /** How long {@link #stage} may take before the first phase begins. */
    default Duration lead(Settings settings) {
        return Duration.ZERO;
    }

    /** Makes ready what one run needs, and starts nothing. What it throws ends the run without a verdict. */
    Workload stage(Staging staging);

    /** All that a threshold can be put on. */
    default List<Metric> observed() {
        return Stream.concat(Metrics.WORK.stream(), metrics().stream()).toList();
    }

    /** @throws ProfileException when it observes no such thing */
    default Metric metric(Limit threshold) {
        return metric(threshold.what()).orElseThrow(() -> new ProfileException("unknown metric '" + threshold.what() + "'"
                + Names.suggestion(threshold.what(), observed().stream().map(Metric::name).toList())));
    }

    default Optional<Metric> metric(String name) {
        return observed().stream().filter(m -> m.name().equals(name)).findFirst();
    }

    /** What a run starts from. @param start when its first phase begins, epoch nanoseconds; no two runs have the same */
    record Staging(ScenarioProfile profile, long seed, ScenarioContext context, long start) {}
}
