package fathom.watch;

import fathom.measure.Limit;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A limit on a reading of the platform, as data.
 *
 * @param name     by which another rule replaces it
 * @param limit    on a gauge, in one of its units; with how long and how often it must be past it, and at what it is over
 * @param of       ids of its subjects, {@code *} for any letters
 * @param says     what stands after the subject, e.g. {@code is late}
 * @param warmUp   seconds after the start of a subject in which it is excused: its code is still being compiled, and a window of ten seconds still remembers that
 */
public record Rule(String name, Limit limit, String of, String says, Severity severity, double warmUp) {
    /** @throws IllegalArgumentException with one sentence when it makes no sense */
    public Rule {
        if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) throw new IllegalArgumentException("the name of a rule is small letters, digits and hyphens, not '" + name + "'");
        if (of.isBlank()) throw new IllegalArgumentException("'of' names the ids of subjects, * for all");
        if (says.isBlank()) throw new IllegalArgumentException("'says' must say what is wrong, like 'is late'");
        if (!(warmUp >= 0 && warmUp <= 3_600)) throw new IllegalArgumentException("'warm-up' is 0 to 3600 seconds, not " + warmUp);
    }

    /** For all subjects of its gauge, to act on. */
    public static Rule of(String name, Limit limit, String says) {
        return new Rule(name, limit, "*", says, Severity.ACT, 0);
    }

    public boolean isAbout(String id) {
        return about().test(id);
    }

    Predicate<String> about() {
        return of.equals("*") ? id -> true : Pattern.compile(("\\Q" + of + "\\E").replace("*", "\\E.*\\Q")).asMatchPredicate();
    }
}
