package fathom.scenario.load;

import fathom.bus.Bus;
import fathom.bus.Interest;
import fathom.bus.Subscription;
import fathom.engine.Answer;
import fathom.engine.EngineId;
import fathom.scenario.Metrics;
import fathom.scenario.ProfileException;
import fathom.scenario.ScenarioContext.Target;
import fathom.scenario.ScenarioProfile;
import fathom.scenario.Schedule;
import fathom.scenario.TimedWork;
import fathom.scenario.Watch;
import fathom.scenario.WorkLog;
import fathom.scenario.WorkUnit;
import fathom.scenario.WorkloadKind.Staging;
import fathom.setting.Setting;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** The questions of one run: asked on schedule, answers matched and noted. Part of every kind that asks. */
public final class QuestionLoad implements AutoCloseable {
    public static final WorkUnit UNIT = new WorkUnit("question", "questions", "answered");
    public static final String RATE = "rate";

    private static final String TOLERANCE = "tolerance", DRAIN = "drain";

    /** What a kind that asks lets a profile set. */
    public static final List<Setting> SETTINGS = List.of(
            new Setting.Numeric(RATE, "/s", 1, 1_000_000, null, "questions a second in a phase with a share of 1"),
            new Setting.Numeric(TOLERANCE, "ms", 0.1, 1_000, 10.0, "how late the generator may send before it counts as behind"),
            new Setting.Numeric(DRAIN, "s", 0, 60, 2.0, "how long to wait for answers after the last phase"));

    /** More could not be kept track of in the memory of a desk. */
    private static final int MOST = 20_000_000;

    /** A workload whose counted work is questions. */
    public interface Workload extends fathom.scenario.Workload {
        QuestionLoad load();

        @Override
        default WorkLog log() {
            return load().log;
        }

        @Override
        default long due(long elapsed) {
            return load().ledger.schedule().dueBy(elapsed);
        }

        @Override
        default Demand demand() {
            Schedule s = load().ledger.schedule();
            return new Demand(s.total(), s.measured(), load().profile.measuredSeconds());
        }

        @Override
        default List<TimedWork> works() {
            return List.of(load().sender);
        }

        /** Nobody is there to be asked. */
        @Override
        default boolean isFinished() {
            return load().targets.isEmpty();
        }

        @Override
        default Duration drain() {
            return Duration.ofNanos((long) (load().profile.settings().number(DRAIN) * 1e9));
        }

        @Override
        default void stop() {
            load().close();
        }

        @Override
        default void close() {
            load().close();
        }
    }

    private final ScenarioProfile profile;
    private final List<Target> targets;
    private final Ledger ledger;
    private final WorkLog log;
    private final Sender sender;
    private final Bus bus;
    private final Subscription inbox;
    private boolean closed;

    /** @param witness sees every good answer, on the thread of the inbox for answers */
    public QuestionLoad(Staging staging, Bus bus, List<Target> targets, Consumer<Answer> witness) {
        this.profile = staging.profile();
        this.targets = targets;
        this.bus = bus;
        this.ledger = new Ledger(new Schedule(profile.phases(), profile.settings().number(RATE)), staging.start());
        this.log = new WorkLog(targets.stream().map(t -> t.engine().label()).toList());
        var clock = staging.context().clock();
        this.sender = new Sender(clock, bus, ledger, log, targets, (long) (profile.settings().number(TOLERANCE) * 1e6));
        this.inbox = bus.subscribe(Sender.ASKER, List.of(Interest.lossless(Answer.to(Sender.ASKER).name())), new Answers(clock, ledger, log, targets.size(), witness));
    }

    /** @throws ProfileException when it would ask more than can be kept track of, or nothing */
    public static void check(ScenarioProfile p) {
        double questions = p.phases().stream().mapToDouble(phase -> phase.seconds() * (phase.from() + phase.to()) / 2).sum() * p.settings().number(RATE);
        if (questions > MOST) throw new ProfileException("it would ask %s; the most is %s".formatted(UNIT.count((long) questions), UNIT.count(MOST)));
        if (questions < 1) throw new ProfileException("at this rate not one question would be asked");
    }

    Sender sender() {
        return sender;
    }

    WorkLog log() {
        return log;
    }

    /** What asks, when it is due. */
    public TimedWork asking() {
        return sender;
    }

    /** Questions that this engine answered, with an error or without; 0 for one that was not asked. */
    public long answered(EngineId engine) {
        for (int i = 0; i < targets.size(); i++) if (targets.get(i).engine().equals(engine)) return log.received(i);
        return 0;
    }

    /** {@link Metrics#ENGINES_SILENT}. */
    public Watch silence() {
        return into -> {
            long silent = 0;
            for (int i = 0; i < targets.size(); i++) if (log.received(i) == 0) silent++;
            into.put(Metrics.ENGINES_SILENT, silent);
        };
    }

    @Override
    public void close() {
        if (closed) return;
        closed = true;
        sender.stop();
        inbox.close();
        bus.forget(Answer.to(Sender.ASKER));
    }
}
