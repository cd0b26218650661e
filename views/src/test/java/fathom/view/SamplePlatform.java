package fathom.view;

import fathom.bus.TopicFamilies;
import fathom.engine.Answer;
import fathom.engine.EngineId;
import fathom.engine.Table;
import fathom.platform.Catalogue;
import fathom.platform.Command;
import fathom.platform.Execution.Outcome;
import fathom.platform.Execution;
import fathom.platform.Platform;
import fathom.scenario.ScenarioProfile;
import fathom.state.PlatformState;
import fathom.watch.Rules;
import fathom.watch.Sentry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Stands in for a platform in window tests and notes what was asked of it. */
public final class SamplePlatform implements Platform {
    private final List<String> asked = new ArrayList<>();
    private SampleTail tail;
    private String refusal;

    /** What was called, oldest first, e.g. {@code pauseFeed}. */
    public List<String> asked() {
        return asked;
    }

    /** From now on buses are neither ended nor started. @param why one sentence */
    public void refuse(String why) {
        refusal = why;
    }

    /** The last one that was opened; null before. */
    public SampleTail tail() {
        return tail;
    }

    @Override
    public PlatformState state() {
        return new Sentry(Rules.STANDARD, Sentry.Listener.NONE).judged(SampleState.at(1800));
    }

    @Override
    public TopicFamilies topics() {
        return Catalogue.STANDARD.topics();
    }

    @Override
    public List<ScenarioProfile> scenarios() {
        return List.of(SampleState.profile("flash-crash", "Flash crash"), SampleState.profile("extreme-data-load", "Extreme data load"));
    }

    @Override
    public Execution perform(Command command) {
        if (refusal != null && command.subject().startsWith(Command.BUS)) return Execution.ended(command, Outcome.refused(refusal));
        asked.add(Commands.brief(command));
        return Execution.ended(command, new Outcome(true, "done", "0001"));
    }

    @Override
    public CompletableFuture<Answer> ask(EngineId engine, String kind, String subject, Map<String, String> set, Table input) {
        asked.add("ask " + engine.id() + " " + kind + " " + subject + (set.isEmpty() ? "" : " " + set));
        return new CompletableFuture<>();
    }

    @Override
    public Tail tail(String pattern) {
        asked.add("tail " + pattern);
        return tail = new SampleTail(pattern);
    }

    @Override
    public void close() {
        asked.add("close");
    }
}
