package fathom.platform;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A command on its way. Safe from any thread; nothing of it waits. */
public final class Execution {
    /** Sent; taken up by whoever carries it out; done. Each has a time limit, past which the command has failed. */
    public enum Stage { SENT, RECEIVED, EFFECTIVE }

    /**
     * How it ended.
     *
     * @param sentence what was done, or why not
     * @param id       of what came to be, such as a run; else empty
     */
    public record Outcome(boolean done, String sentence, String id) {
        public static Outcome done(String sentence) {
            return new Outcome(true, sentence, "");
        }

        public static Outcome refused(String why) {
            return new Outcome(false, why, "");
        }
    }

    private final Command command;
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private Stage stage = Stage.SENT;

    public Execution(Command command) {
        this.command = command;
    }

    /** One that ended at once. */
    public static Execution ended(Command command, Outcome outcome) {
        var execution = new Execution(command);
        execution.end(outcome);
        return execution;
    }

    public Command command() {
        return command;
    }

    /** The last one that was reached. */
    public synchronized Stage stage() {
        return stage;
    }

    /** Never completes exceptionally. */
    public CompletionStage<Outcome> outcome() {
        return outcome.minimalCompletionStage();
    }

    /** Someone took it up. @return false when it ended before, so that it must not be carried out any more */
    synchronized boolean receive() {
        if (outcome.isDone()) return false;
        stage = Stage.RECEIVED;
        return true;
    }

    /** The first end counts. */
    void end(Outcome how) {
        synchronized (this) {
            if (outcome.isDone()) return;
            if (how.done()) stage = Stage.EFFECTIVE;
        }
        outcome.complete(how);
    }

    /** Ends it unless it came farther than this stage by now. */
    void endAt(Stage reached, String why) {
        synchronized (this) {
            if (stage != reached) return;
        }
        end(Outcome.refused(why));
    }
}
