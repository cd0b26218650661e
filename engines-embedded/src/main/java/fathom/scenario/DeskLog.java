package fathom.scenario;

import fathom.watch.Condition;
import fathom.watch.DeskVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** What the desk's own limits said while a run went on, for its log: what stood when it began, what was crossed and what was over again. */
final class DeskLog {
    /** A desk that flaps must not bury the run. */
    private static final int MOST = 200;

    private final BiConsumer<String, String> log;
    private List<Condition> before = List.of();
    private boolean begun;
    private int lines;

    /** @param log told of a state as of {@link RunProgress.LogLine}, and of words */
    DeskLog(BiConsumer<String, String> log) {
        this.log = log;
    }

    void look(DeskVerdict verdict) {
        List<Condition> now = verdict.conditions();
        var over = new ArrayList<>(before);
        for (Condition c : now) {
            Condition earlier = before.stream().filter(b -> b.isSame(c)).findFirst().orElse(null);
            over.remove(earlier);
            if (earlier == null || earlier.level() != c.level()) say(state(c), (begun ? "the desk: " : "the desk, as it began: ") + c.plain());
        }
        over.forEach(c -> say("ok", "the desk: over: " + c.subject().plain() + " " + c.says()));
        before = now;
        begun = true;
    }

    private static String state(Condition c) {
        return switch (c.level()) {
            case OK -> "ok";
            case WARN -> "warn";
            case UNKNOWN, BREACH -> "bad";
        };
    }

    private void say(String state, String words) {
        if (lines < MOST) log.accept(state, words);
        else if (lines == MOST) log.accept("idle", "the desk: more than " + MOST + " crossings, the rest is left out");
        lines++;
    }
}
