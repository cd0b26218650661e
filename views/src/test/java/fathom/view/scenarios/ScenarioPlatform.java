package fathom.view.scenarios;

import fathom.engine.Answer;
import fathom.engine.EngineId;
import fathom.platform.Platform;
import fathom.scenario.ScenarioProfile;
import fathom.scenario.Scenarios;
import fathom.state.PlatformState;
import fathom.view.SampleState;
import fathom.view.SampleTail;
import java.util.ArrayList;
import java.util.List;
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
    public List<ScenarioProfile> scenarios() {
        return scenarios.profiles();
    }

    @Override
    public String startScenario(String id, long seed) {
        if (running != null) throw new IllegalStateException("run " + running + " is going on");
        asked.add("startScenario " + id + " " + seed);
        running = ScenarioSamples.RUNNING;
        return running;
    }

    @Override
    public void abortScenario() {
        asked.add("abortScenario");
        running = null;
    }

    @Override
    public void pauseFeed() {
        asked.add("pauseFeed");
    }

    @Override
    public void resumeFeed() {
        asked.add("resumeFeed");
    }

    @Override
    public void feedSpeed(double factor) {
        asked.add("feedSpeed " + factor);
    }

    @Override
    public void seekFeed(double fraction) {
        asked.add("seekFeed " + fraction);
    }

    @Override
    public void stopEngine(EngineId id) {
        asked.add("stopEngine " + id.id());
    }

    @Override
    public void startEngine(EngineId id) {
        asked.add("startEngine " + id.id());
    }

    @Override
    public CompletableFuture<Answer> ask(EngineId engine, String kind, String subject) {
        asked.add("ask " + engine.id() + " " + kind + " " + subject);
        question = new CompletableFuture<>();
        return question;
    }

    @Override
    public Tail tail(String pattern) {
        asked.add("tail " + pattern);
        return new SampleTail(pattern);
    }

    @Override
    public void killBus(String name) {
        asked.add("killBus " + name);
    }

    @Override
    public void reviveBus(String name) {
        asked.add("reviveBus " + name);
    }

    @Override
    public void close() {
        asked.add("close");
    }
}
