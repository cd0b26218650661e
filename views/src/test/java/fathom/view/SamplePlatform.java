package fathom.view;

import fathom.engine.Answer;
import fathom.engine.EngineId;
import fathom.platform.Platform;
import fathom.scenario.ScenarioProfile;
import fathom.state.PlatformState;
import java.util.ArrayList;
import java.util.List;
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

    private void noteUnlessRefused(String what) {
        if (refusal != null) throw new IllegalStateException(refusal);
        asked.add(what);
    }

    /** The last one that was opened; null before. */
    public SampleTail tail() {
        return tail;
    }

    @Override
    public PlatformState state() {
        return SampleState.at(1800);
    }

    @Override
    public List<ScenarioProfile> scenarios() {
        return List.of(SampleState.profile("flash-crash", "Flash crash"), SampleState.profile("extreme-data-load", "Extreme data load"));
    }

    @Override
    public String startScenario(String id, long seed) {
        asked.add("startScenario " + id + " " + seed);
        return "0001";
    }

    @Override
    public void abortScenario() {
        asked.add("abortScenario");
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
        return new CompletableFuture<>();
    }

    @Override
    public Tail tail(String pattern) {
        asked.add("tail " + pattern);
        return tail = new SampleTail(pattern);
    }

    @Override
    public void killBus(String name) {
        noteUnlessRefused("killBus " + name);
    }

    @Override
    public void reviveBus(String name) {
        noteUnlessRefused("reviveBus " + name);
    }

    @Override
    public void close() {
        asked.add("close");
    }
}
