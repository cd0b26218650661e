package fathom.scenario.crash;

import fathom.desk.DeskConfig;
import fathom.desk.PortfolioSpec.Holding;
import fathom.desk.PortfolioSpec.Limits;
import fathom.desk.PortfolioSpec;
import fathom.market.FeedStatus;
import fathom.market.sim.SimAsset;
import fathom.market.sim.SimConfig;
import fathom.measure.Figures;
import fathom.measure.Provenance;
import fathom.scenario.EngineWatch;
import fathom.scenario.MachineWatch;
import fathom.scenario.MarkWatch;
import fathom.scenario.MarketApart;
import fathom.scenario.Metric;
import fathom.scenario.Metrics;
import fathom.scenario.Plan;
import fathom.scenario.ProfileException;
import fathom.scenario.ScenarioProfile.Phase;
import fathom.scenario.ScenarioProfile;
import fathom.scenario.WorkUnit;
import fathom.scenario.Workload;
import fathom.scenario.WorkloadKind;
import fathom.scenario.load.QuestionLoad;
import fathom.setting.Setting;
import fathom.setting.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The prices of a market apart collapse, while its engines answer questions and its desk marks a portfolio of the falling symbols. What the platform's own desk
 * does meanwhile is watched, not touched.
 */
public final class CrashKind implements WorkloadKind {
    private static final String PAST = "past";
    /** Nanoseconds before the first phase in which nothing of the past is fed any more. */
    private static final long MARGIN = 200_000_000;
    private static final Duration LEAD = Duration.ofSeconds(3);
    private static final double NAV = 10e6, INVESTED = 0.8;
    private static final List<Setting> OWN = List.of(
            new Setting.Numeric("symbols", "", 1, 999, null, "made-up symbols that fall"),
            new Setting.Numeric("venues", "", 1, 5, 1.0, "venues that quote each of them"),
            new Setting.Numeric("ticks", "/s", SimConfig.MIN_RATE, SimConfig.MAX_RATE, null, "books and trades a second of that market"),
            new Setting.Numeric("fall", "%", 1, 99, null, "how far every price falls"),
            new Setting.Numeric("recovery", "%", 0, 100, null, "how much of the fall is won back"),
            new Setting.Numeric(PAST, "s", 0, 600, 120.0, "calm event time that its engines have seen before it begins"),
            new Setting.Numeric("match", "%", 0, 100, 1.0, "how far above the lowest published price the lowest seen one may be"));

    private final TickSource.Maker ticks;

    public CrashKind() {
        this(TickSource::simulated);
    }

    /** @param ticks of the market that falls */
    CrashKind(TickSource.Maker ticks) {
        this.ticks = ticks;
    }

    @Override
    public String id() {
        return "crash";
    }

    @Override
    public WorkUnit unit() {
        return QuestionLoad.UNIT;
    }

    @Override
    public List<Setting> settings() {
        return Stream.concat(QuestionLoad.SETTINGS.stream(), OWN.stream()).toList();
    }

    @Override
    public List<Metric> metrics() {
        return Stream.of(Metrics.ENGINES, List.of(Metrics.ENGINES_SILENT, Metrics.MARKS_GAP), CrashMetrics.ALL).flatMap(List::stream).toList();
    }

    @Override
    public OptionalDouble rate(Settings settings) {
        return OptionalDouble.of(settings.number(QuestionLoad.RATE));
    }

    @Override
    public String brief(Settings s) {
        return Figures.number(s.number("symbols")) + " symbols, −" + Figures.exact(s.number("fall"), "%");
    }

    @Override
    public List<Plan> plan(Settings s) {
        return List.of(Plan.of("Load", Figures.number(s.number(QuestionLoad.RATE)) + " questions/s over engines of its own"),
                Plan.of("Open model", "sent when due, however late the answers"),
                new Plan("Its market", Figures.number(s.number("symbols")) + " symbols, " + Figures.number(s.number("ticks")) + " ticks/s, " + Figures.exact(s.number(PAST), "s") + " calm", Provenance.SIMULATED),
                Plan.of("Prices", "fall " + Figures.exact(s.number("fall"), "%") + ", win back " + Figures.exact(s.number("recovery"), "%") + " of it"),
                Plan.of("Target", "a bus, engines and a desk apart"));
    }

    @Override
    public boolean isFault(Phase phase) {
        return phase.name().equals(CrashPath.FALL) || phase.name().equals(CrashPath.BOTTOM);
    }

    @Override
    public void check(ScenarioProfile p) {
        QuestionLoad.check(p);
        for (String name : List.of(CrashPath.FALL, CrashPath.BOTTOM, CrashPath.RECOVERY)) {
            if (p.phases().stream().filter(phase -> phase.name().equals(name)).count() != 1) throw new ProfileException("a crash needs one phase named '" + name + "'");
        }
    }

    /** The desk is judged by how it goes on meanwhile, so it must be going on. */
    @Override
    public Optional<String> refusal(FeedStatus feed) {
        String why = switch (feed.state()) {
            case ENDED -> "the recording has ended";
            case PAUSED -> "the feed is paused";
            case FAILED -> "the feed has failed";
            default -> "";
        };
        return why.isEmpty() ? Optional.empty() : Optional.of(why + ", so the desk marks nothing and how it bears a crash could not be judged");
    }

    @Override
    public Duration lead(Settings settings) {
        return settings.number(PAST) > 0 ? LEAD : Duration.ZERO;
    }

    @Override
    public Workload stage(Staging staging) {
        var context = staging.context();
        var settings = staging.profile().settings();
        var path = CrashPath.of(staging.profile());
        var config = SimConfig.synthetic(staging.seed(), settings.number("ticks"), settings.whole("symbols"), settings.whole("venues")).withStart(staging.start())
                .withOverlay(path);
        List<String> bases = config.assets().stream().map(SimAsset::base).toList();
        MarketApart market = context.apart(desk(config));
        try {
            Past past = Past.feed(ticks, config, settings.number(PAST), market, () -> context.clock().now() < staging.start() - MARGIN);
            var source = past.before(ticks.open(past.before(config)));
            var crash = new CrashTicks(context.clock(), source, market.feed(), staging.start(), path.endAt(), config.ticksPerSecond() * path.endAt());
            var seen = new CrashSeen(Set.copyOf(bases), crash, settings.number("match") / 100);
            var load = new QuestionLoad(staging, market.bus(), market.targets(bases), seen);
            return new CrashWorkload(load, crash, market, List.of(crash, seen, load.silence(), new OutputWatch(market.bus()), new EngineWatch(market::engines, load::answered),
                    new DrawdownWatch(market::portfolios), new MarkWatch(context::portfolios, () -> context.feed().state() == FeedStatus.State.RUNNING, staging.start()), new MachineWatch(context::hardware)));
        } catch (RuntimeException | Error e) {
            market.close();
            throw e;
        }
    }

    /** A desk with one portfolio that holds as much of each symbol, and takes no arbitrage. */
    private static DeskConfig desk(SimConfig market) {
        double each = NAV * INVESTED / market.assets().size();
        var holdings = market.assets().stream().map(a -> new Holding(a.base(), each / a.price())).toList();
        var portfolio = new PortfolioSpec("falling", "Falling symbols", NAV, holdings, new Limits(25, 5, 3));
        var usual = DeskConfig.standard();
        return new DeskConfig(List.of(portfolio), market.assets().stream().map(SimAsset::base).collect(Collectors.toSet()), usual.fees(), portfolio.id(), usual.maxAge(),
                Double.MAX_VALUE, usual.cooldown(), usual.roundTrip(), usual.markEvery());
    }
}
