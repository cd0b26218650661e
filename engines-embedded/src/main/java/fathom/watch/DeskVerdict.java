package fathom.watch;

import fathom.measure.Level;
import fathom.state.PlatformState;
import fathom.state.Section;
import java.util.List;

/**
 * Whether the desk is all right, and if not, why. A state has it once a {@link Sentry} has looked at it.
 *
 * @param rules      by which it was judged
 * @param conditions worst first, the longest standing first among equals
 * @param excused    what would be one, but was started only a moment ago
 */
public record DeskVerdict(Rules rules, Word word, List<Condition> conditions, List<Excused> excused) implements Section {
    public enum Word {
        ALL_RIGHT,
        /** Nothing is wrong but what is late because it was started only a moment ago. */
        WARMING_UP,
        /** Something is past a warning level. */
        WATCH,
        /** Something is past a limit, or has failed. */
        ACT,
        /** Nothing can be said, because nothing arrives. */
        BLIND
    }

    /** @param gauge whose reading is not judged yet */
    public record Excused(String gauge, Subject subject) {}

    /** Before the first look. */
    public static final DeskVerdict UNKNOWN = new DeskVerdict(Rules.STANDARD, Word.BLIND, List.of(), List.of());

    public DeskVerdict {
        conditions = List.copyOf(conditions);
        excused = List.copyOf(excused);
    }

    public static DeskVerdict of(PlatformState state) {
        return state.section(UNKNOWN);
    }

    /** The worst that a rule on that gauge says of a subject; OK when there is nothing to say. */
    public Level level(String gauge, String id) {
        Level worst = Level.OK;
        for (Condition c : conditions) {
            if (c.subject().id().equals(id) && rules.isOn(c.rule(), gauge) && c.level().compareTo(worst) > 0) worst = c.level();
        }
        return worst;
    }

    public boolean isWarmingUp(String gauge, String id) {
        return excused.stream().anyMatch(e -> e.gauge.equals(gauge) && e.subject.id().equals(id));
    }
}
