package fathom.app.console;

import fathom.bus.TopicFamilies;
import fathom.engine.Answer;
import fathom.engine.EngineId;
import fathom.engine.Table;
import fathom.platform.Command;
import fathom.platform.Execution.Outcome;
import fathom.platform.Execution;
import fathom.platform.Platform;
import fathom.scenario.ScenarioProfile;
import fathom.state.PlatformState;
import fathom.watch.ScreenState;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A platform that may still be started: until it is there, and when it did not come, everything is refused and nothing waits. Tells of whatever is not done. */
final class StartingPlatform implements Platform {
    private final Supplier<CompletableFuture<? extends Platform>> platform;
    private final Consumer<String> told;

    /** @param platform the one that is being started now, or was; @param told of each command that failed, in a sentence, on the JavaFX thread */
    StartingPlatform(Supplier<CompletableFuture<? extends Platform>> platform, Consumer<String> told) {
        this.platform = platform;
        this.told = told;
    }

    private boolean isThere() {
        return platform.get().isDone() && !platform.get().isCompletedExceptionally();
    }

    private String whyNot() {
        return platform.get().isDone() ? "the platform did not start" : "the platform is still being started";
    }

    @Override
    public Execution perform(Command command) {
        Execution execution = isThere() ? platform.get().resultNow().perform(command) : Execution.ended(command, Outcome.refused(whyNot()));
        execution.outcome().thenAccept(outcome -> {
            if (!outcome.done()) javafx.application.Platform.runLater(() -> told.accept(sentence(outcome.sentence())));
        });
        return execution;
    }

    @Override
    public PlatformState state() {
        return there().state();
    }

    @Override
    public void screen(ScreenState now) {
        if (isThere()) platform.get().resultNow().screen(now);
    }

    @Override
    public TopicFamilies topics() {
        return isThere() ? platform.get().resultNow().topics() : TopicFamilies.NONE;
    }

    @Override
    public List<ScenarioProfile> scenarios() {
        return isThere() ? platform.get().resultNow().scenarios() : List.of();
    }

    @Override
    public CompletableFuture<Answer> ask(EngineId engine, String kind, String subject, Map<String, String> set, Table input) {
        return isThere() ? platform.get().resultNow().ask(engine, kind, subject, set, input) : CompletableFuture.failedFuture(new IllegalStateException(whyNot()));
    }

    @Override
    public Tail tail(String pattern) {
        return there().tail(pattern);
    }

    private Platform there() {
        if (!isThere()) throw new IllegalStateException(whyNot());
        return platform.get().resultNow();
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + (words.endsWith(".") ? "" : ".");
    }

    /** Whoever started the platform closes it. */
    @Override
    public void close() {}
}
