package fathom.view.scenarios;

import fathom.bus.TopicFamilies;
import fathom.engine.Answer;
import fathom.engine.EngineId;
import fathom.engine.Table;
import fathom.platform.Catalogue;
import fathom.platform.Command.AbortScenario;
import fathom.platform.Command.StartScenario;
import fathom.platform.Command;
import fathom.platform.Execution.Outcome;
import fathom.platform.Execution;
import fathom.platform.Platform;
import fathom.scenario.ScenarioProfile;
import fathom.scenario.Scenarios;
import fathom.state.PlatformState;
import fathom.view.Commands;
import fathom.view.SampleState;
import fathom.view.SampleTail;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Stands in for a platform: notes what was asked of it, and refuses to start a second run. */
public final class ScenarioPlatform implements Platform {
    private final List<String> asked = new ArrayList<>();
    private CompletableFuture<Answer> question = new CompletableFuture<>();
    private final Scenarios scenarios;
    private String running;

    public ScenarioPlatform() {
        this(Scenarios.STANDARD);
    }

    ScenarioPlatform(Scenarios scenarios) {
        this.scenarios = scenarios;
    }

    public List<String> asked() {
        return asked;
    }

    /** Completed by a test when the engine is to answer. */
    public CompletableFuture<Answer> question() {
        return question;
    }

    @Override
    public PlatformState state() {
        return ScenarioSamples.idle(SampleState.at(1800));
    }

    @Override
    public TopicFamilies topics() {
        return Catalogue.STANDARD.topics();
    }

    @Override
    public List<ScenarioProfile> scenarios() {
        return scenarios.profiles();
    }

    @Override
    public Execution perform(Command command) {
        if (command instanceof StartScenario) {
            if (running != null) return Execution.ended(command, Outcome.refused("run " + running + " is going on"));
            running = ScenarioSamples.RUNNING;
        }
        if (command instanceof AbortScenario) running = null;
        asked.add(Commands.brief(command));
        return Execution.ended(command, new Outcome(true, "done", ScenarioSamples.RUNNING));
    }

    @Override
    public CompletableFuture<Answer> ask(EngineId engine, String kind, String subject, Map<String, String> set, Table input) {
        asked.add("ask " + engine.id() + " " + kind + " " + subject + (set.isEmpty() ? "" : " " + set));
        question = new CompletableFuture<>();
        return question;
    }

    @Override
    public Tail tail(String pattern) {
        asked.add("tail " + pattern);
        return new SampleTail(pattern);
    }

    @Override
    public void close() {
        asked.add("close");
    }
}
