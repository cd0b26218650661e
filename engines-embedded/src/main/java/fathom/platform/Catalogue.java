package fathom.platform;

import fathom.bus.TopicFamilies;
import fathom.bus.TopicFamily;
import fathom.bus.Topics;
import fathom.engine.Answer;
import fathom.engine.Computed;
import fathom.engine.EngineDefinition;
import fathom.engine.EngineId;
import fathom.engine.JobCancel;
import fathom.engine.JobReport;
import fathom.engine.JobsWatch;
import fathom.engine.Question;
import fathom.market.FeedKind;
import fathom.market.Feeds;
import fathom.platform.host.Engines;
import fathom.platform.host.HostReport;
import fathom.scenario.Scenarios;
import fathom.scenario.WorkloadKind;
import fathom.watch.Gauge;
import fathom.watch.Rule;
import fathom.watch.Rules;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What a platform is put together from; immutable. Whatever is added to a platform is added here and named nowhere else.
 *
 * @param engines   that have a place, built or not, in the order of every list
 * @param topics    what may be on the bus
 * @param scenarios kinds of workload, and the profiles that come with them
 * @param areas     of the state, besides those of every platform
 * @param feeds     kinds of feed
 * @param ruleset   what the desk is judged by; read when it is first asked for, because a start should not wait for that
 */
public record Catalogue(List<EngineDefinition> engines, TopicFamilies topics, Scenarios scenarios, List<Area> areas, Feeds feeds, Supplier<Rules> ruleset) {
    /** What comes with Fathom. */
    public static final Catalogue STANDARD = new Catalogue(List.of(),
            Topics.ALL.with(List.of(Question.TOPICS, Answer.TOPICS, JobReport.TOPICS, JobCancel.TOPICS, HostReport.TOPICS)).withRecord("computed", Computed.class), Scenarios.STANDARD, List.of(JobsWatch::new), Feeds.STANDARD, () -> Rules.STANDARD)
            .with(Engines.STANDARD);

    public Catalogue {
        engines = List.copyOf(engines);
        areas = List.copyOf(areas);
    }

    /** The same with one engine more, or in the place of the one that has its id; with what it publishes and answers. @throws IllegalArgumentException when a topic or a name is taken */
    public Catalogue with(EngineDefinition engine) {
        var all = new ArrayList<>(engines);
        int place = ids().indexOf(engine.id());
        if (place < 0) all.add(engine);
        else all.set(place, engine);
        TopicFamilies more = topics.with(engine.publishes().stream().filter(f -> !topics.all().contains(f)).toList());
        for (var answer : engine.answers().entrySet()) more = more.withRecord(answer.getKey(), answer.getValue());
        return new Catalogue(all, more, scenarios, areas, feeds, ruleset);
    }

    private Catalogue with(List<EngineDefinition> more) {
        Catalogue all = this;
        for (EngineDefinition engine : more) all = all.with(engine);
        return all;
    }

    /** The same with more topics. @throws IllegalArgumentException when two families have a topic in common */
    public Catalogue with(TopicFamily<?>... families) {
        return new Catalogue(engines, topics.with(List.of(families)), scenarios, areas, feeds, ruleset);
    }

    /** The same with other scenarios. */
    public Catalogue with(Scenarios others) {
        return new Catalogue(engines, topics, others, areas, feeds, ruleset);
    }

    /** The same with one kind of workload more. @param profiles names of its profiles beside its class; @throws IllegalArgumentException when an id is taken */
    public Catalogue with(WorkloadKind kind, String... profiles) {
        return new Catalogue(engines, topics, scenarios.with(kind, profiles), areas, feeds, ruleset);
    }

    /** The same with one area of the state more. */
    public Catalogue with(Area area) {
        return new Catalogue(engines, topics, scenarios, Stream.concat(areas.stream(), Stream.of(area)).toList(), feeds, ruleset);
    }

    /** The same with one kind of feed more. @throws IllegalArgumentException when its id is taken */
    public Catalogue with(FeedKind kind) {
        return new Catalogue(engines, topics, scenarios, areas, feeds.with(kind), ruleset);
    }

    /** What the desk is judged by. */
    public Rules rules() {
        return ruleset.get();
    }

    /** The same, judged by other rules. */
    public Catalogue with(Rules others) {
        return new Catalogue(engines, topics, scenarios, areas, feeds, () -> others);
    }

    /** The same with one limit more, or in the place of the one of its name. @throws IllegalArgumentException when it is on no reading */
    public Catalogue with(Rule rule) {
        return with(rules().with(rule));
    }

    /** The same with one reading more that may be limited. */
    public Catalogue with(Gauge gauge) {
        return with(rules().with(gauge));
    }

    /** By its id; empty when none has it. */
    public Optional<EngineDefinition> engine(String id) {
        return engines.stream().filter(e -> e.id().id().equals(id)).findFirst();
    }

    /** Of all engines that have a place. */
    public List<EngineId> ids() {
        return engines.stream().map(EngineDefinition::id).toList();
    }

    /** Those that are built. */
    public List<EngineDefinition> built() {
        return engines.stream().filter(EngineDefinition::isBuilt).toList();
    }

    /** Of those that are built. */
    public SequencedSet<EngineId> builtIds() {
        var ids = new LinkedHashSet<EngineId>();
        built().forEach(e -> ids.add(e.id()));
        return ids;
    }
}
