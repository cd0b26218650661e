package fathom.scenario.load;

import fathom.measure.Figures;
import fathom.measure.Provenance;
import fathom.scenario.EngineWatch;
import fathom.scenario.MachineWatch;
import fathom.scenario.Metric;
import fathom.scenario.Metrics;
import fathom.scenario.Plan;
import fathom.scenario.ScenarioProfile;
import fathom.scenario.Watch;
import fathom.scenario.WorkUnit;
import fathom.scenario.Workload;
import fathom.scenario.WorkloadKind;
import fathom.setting.Setting;
import fathom.setting.Settings;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Questions to all running engines of the platform, under open load. */
public final class LoadKind implements WorkloadKind {
    @Override
    public String id() {
        return "load";
    }

    @Override
    public WorkUnit unit() {
        return QuestionLoad.UNIT;
    }

    @Override
    public List<Setting> settings() {
        return QuestionLoad.SETTINGS;
    }

    @Override
    public List<Metric> metrics() {
        return Stream.concat(Metrics.ENGINES.stream(), Stream.of(Metrics.ENGINES_SILENT)).toList();
    }

    @Override
    public OptionalDouble rate(Settings settings) {
        return OptionalDouble.of(settings.number(QuestionLoad.RATE));
    }

    @Override
    public String brief(Settings settings) {
        return Figures.number(settings.number(QuestionLoad.RATE)) + " questions/s";
    }

    @Override
    public List<Plan> plan(Settings settings) {
        return List.of(Plan.of("Load", brief(settings) + " over all running engines"), Plan.of("Open model", "sent when due, however late the answers"),
                Plan.of("Target", "this platform's bus, nothing else"));
    }

    @Override
    public void check(ScenarioProfile profile) {
        QuestionLoad.check(profile);
    }

    @Override
    public boolean worksEngines() {
        return true;
    }

    @Override
    public Workload stage(Staging staging) {
        var context = staging.context();
        var load = new QuestionLoad(staging, context.bus(), context.targets(), answer -> { });
        List<Watch> watches = List.of(load.silence(), new EngineWatch(context::engines, load::answered), new MachineWatch(context::hardware));
        return new Questioning(load, watches, context.feed().provenance());
    }

    /** The load with what watches it. */
    private record Questioning(QuestionLoad load, List<Watch> watches, Provenance market) implements QuestionLoad.Workload {}
}
