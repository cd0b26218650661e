package fathom.scenario;

import fathom.bus.Interest;
import fathom.bus.Subscription;
import fathom.bus.Topics;
import fathom.engine.Answer;
import fathom.engine.EngineId;
import fathom.measure.Latency;
import fathom.scenario.ScenarioContext.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The questions of one run: asked on schedule, answers matched and counted. */
final class Load implements Watch {
    private final List<Target> targets;
    private final Ledger ledger;
    private final Sender sender;
    private final Answers answers;
    private final Subscription inbox;
    private final double measuredSeconds;
    private boolean closed;

    Load(ScenarioProfile profile, ScenarioContext context, List<Target> targets, long start, Consumer<Answer> witness) {
        this.targets = targets;
        this.measuredSeconds = profile.measuredSeconds();
        this.ledger = new Ledger(new Schedule(profile.phases(), profile.setting("rate")), start);
        this.sender = new Sender(context.clock(), context.bus(), ledger, targets, (long) (profile.setting("tolerance") * 1e6));
        this.answers = new Answers(context.clock(), ledger, targets.size(), witness);
        this.inbox = context.bus().subscribe(Sender.ASKER, List.of(Interest.lossless(Topics.answer(Sender.ASKER).name())), answers);
    }

    Schedule schedule() {
        return ledger.schedule();
    }

    Sender sender() {
        return sender;
    }

    Answers answers() {
        return answers;
    }

    /** Whether there is nobody to ask. */
    boolean isEmpty() {
        return targets.isEmpty();
    }

    /** Questions on their way. */
    long pending() {
        return sender.sent() - answers.received();
    }

    /** Questions that this engine answered, with an error or without; 0 for one that was not asked. */
    long answered(EngineId engine) {
        for (int i = 0; i < targets.size(); i++) if (targets.get(i).engine() == engine) return answers.succeeded(i) + answers.failed(i);
        return 0;
    }

    @Override
    public void look(long now) {
        answers.corrected().drain();
        answers.uncorrected().drain();
    }

    Latency corrected() {
        return Latency.of(answers.corrected().total());
    }

    Latency uncorrected() {
        return Latency.of(answers.uncorrected().total());
    }

    Histograms histograms() {
        return Histograms.of(answers.corrected().total(), answers.uncorrected().total());
    }

    @Override
    public void observe(Observations into) {
        int total = schedule().total();
        into.put(corrected());
        into.put(Metric.RECEIVED, answers.received());
        into.put(Metric.FAILED, answers.failed());
        into.put(Metric.LOST, pending());
        into.put(Metric.SENT_SHARE, 100.0 * sender.sent() / total);
        into.put(Metric.RECEIVED_SHARE, 100.0 * answers.received() / total);
        into.put(Metric.THROUGHPUT, answers.inTime() / measuredSeconds);
        into.put(Metric.THROUGHPUT_SHARE, 100.0 * answers.inTime() / schedule().measured());
        into.put(Metric.GENERATOR_BEHIND, sender.behind());
        int silent = 0;
        for (int i = 0; i < targets.size(); i++) if (answers.succeeded(i) + answers.failed(i) == 0) silent++;
        into.put(Metric.ENGINES_SILENT, silent);
    }

    @Override
    public void facts(Map<String, Double> into) {
        for (int i = 0; i < targets.size(); i++) {
            String engine = targets.get(i).engine().id();
            into.put("sent." + engine, (double) sender.sent(i));
            into.put("answered." + engine, (double) answers.succeeded(i));
            into.put("failed." + engine, (double) answers.failed(i));
            into.put("lost." + engine, (double) (sender.sent(i) - answers.succeeded(i) - answers.failed(i)));
            answers.of(i).drain();
            var latency = Latency.of(answers.of(i).total());
            if (latency.isEmpty()) continue;
            into.put("p50.us." + engine, latency.p50() / 1e3);
            into.put("p99.us." + engine, latency.p99() / 1e3);
        }
    }

    /** One sentence for each engine that answered with an error. */
    List<String> errors() {
        var result = new ArrayList<String>();
        for (int i = 0; i < targets.size(); i++) {
            if (answers.firstError(i) != null) {
                result.add("%s answered %s questions with an error, the first: %s".formatted(targets.get(i).engine().label(), Figures.count(answers.failed(i)),
                        answers.firstError(i)));
            }
        }
        return result;
    }

    @Override
    public void close() {
        if (closed) return;
        closed = true;
        sender.stop();
        inbox.close();
    }
}
