package fathom.platform;

import fathom.bus.TopicFamilies;
import fathom.bus.TopicFamily;
import fathom.bus.Topics;
import fathom.engine.Answer;
import fathom.engine.Engine;
import fathom.engine.EngineId;
import fathom.engine.Question;
import fathom.engine.analytics.DrawdownReport;
import fathom.engine.analytics.PerformanceReport;
import fathom.engine.analytics.RollingMeasures;
import fathom.engine.marketdata.DataQuality;
import fathom.engine.marketdata.Ladder;
import fathom.engine.marketdata.TopOfBook;
import fathom.engine.portfolio.Allocation;
import fathom.engine.portfolio.FrontierReport;
import fathom.engine.portfolio.MeasuresReport;
import fathom.engine.portfolio.TailWeights;
import fathom.engine.risk.BacktestReport;
import fathom.engine.risk.ComponentReport;
import fathom.engine.risk.ShortfallReport;
import fathom.engine.risk.SimulationReport;
import fathom.engine.risk.StressReport;
import fathom.engine.risk.VolatilityReport;
import fathom.market.FeedKind;
import fathom.market.Feeds;
import fathom.platform.host.Engines;
import fathom.platform.host.HostReport;
import fathom.scenario.Scenarios;
import fathom.scenario.WorkloadKind;
import fathom.watch.Gauge;
import fathom.watch.Rule;
import fathom.watch.Rules;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What a platform is put together from; immutable. Whatever is added to a platform is added here and named nowhere else.
 *
 * @param engines   that are built, by id
 * @param topics    what may be on the bus
 * @param scenarios kinds of workload, and the profiles that come with them
 * @param areas     of the state, besides those of every platform
 * @param feeds     kinds of feed
 * @param rules     what the desk is judged by
 */
public record Catalogue(Map<EngineId, Supplier<Engine>> engines, TopicFamilies topics, Scenarios scenarios, List<Area> areas, Feeds feeds, Rules rules) {
    /** What comes with Fathom. */
    public static final Catalogue STANDARD = new Catalogue(Engines.BUILT, Topics.ALL
            .with(List.of(PerformanceReport.TOPICS, Allocation.TOPICS, Question.TOPICS, Answer.TOPICS, HostReport.TOPICS))
            .withRecord("data-quality", DataQuality.class)
            .withRecord("risk-components", ComponentReport.class).withRecord("risk-backtest", BacktestReport.class)
            .withRecord("risk-stress", StressReport.class).withRecord("risk-shortfall", ShortfallReport.class)
            .withRecord("risk-simulation", SimulationReport.class).withRecord("risk-volatility", VolatilityReport.class).withRecord("frontier", FrontierReport.class)
            .withRecord("tail-weights", TailWeights.class).withRecord("risk-measures", MeasuresReport.class)
            .withRecord("rolling", RollingMeasures.class).withRecord("ladder", Ladder.class).withRecord("top-of-book", TopOfBook.class)
            .withRecord("drawdowns", DrawdownReport.class), Scenarios.STANDARD, List.of(), Feeds.STANDARD, Rules.STANDARD);

    public Catalogue {
        engines = Map.copyOf(engines);
        areas = List.copyOf(areas);
    }

    /** The same with more topics. @throws IllegalArgumentException when two families have a topic in common */
    public Catalogue with(TopicFamily<?>... families) {
        return new Catalogue(engines, topics.with(List.of(families)), scenarios, areas, feeds, rules);
    }

    /** The same with other scenarios. */
    public Catalogue with(Scenarios others) {
        return new Catalogue(engines, topics, others, areas, feeds, rules);
    }

    /** The same with one kind of workload more. @param profiles names of its profiles beside its class; @throws IllegalArgumentException when an id is taken */
    public Catalogue with(WorkloadKind kind, String... profiles) {
        return new Catalogue(engines, topics, scenarios.with(kind, profiles), areas, feeds, rules);
    }

    /** The same with one area of the state more. */
    public Catalogue with(Area area) {
        return new Catalogue(engines, topics, scenarios, Stream.concat(areas.stream(), Stream.of(area)).toList(), feeds, rules);
    }

    /** The same with one kind of feed more. @throws IllegalArgumentException when its id is taken */
    public Catalogue with(FeedKind kind) {
        return new Catalogue(engines, topics, scenarios, areas, feeds.with(kind), rules);
    }

    /** The same, judged by other rules. */
    public Catalogue with(Rules others) {
        return new Catalogue(engines, topics, scenarios, areas, feeds, others);
    }

    /** The same with one limit more, or in the place of the one of its name. @throws IllegalArgumentException when it is on no reading */
    public Catalogue with(Rule rule) {
        return with(rules.with(rule));
    }

    /** The same with one reading more that may be limited. */
    public Catalogue with(Gauge gauge) {
        return with(rules.with(gauge));
    }
}
