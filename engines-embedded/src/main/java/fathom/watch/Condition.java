package fathom.watch;

import fathom.measure.Level;

/**
 * One thing that wants a look.
 *
 * @param rule    the rule or the fact that says so; with the subject it makes the condition the same from look to look
 * @param level   WARN, BREACH, or UNKNOWN when because of it nothing can be known
 * @param says    what stands after the subject, e.g. {@code is late}
 * @param since   when it was first seen, epoch nanoseconds
 */
public record Condition(String rule, Subject subject, Level level, String says, Reason reason, long since) {
    /** For people, e.g. {@code Risk is late}. */
    public String title() {
        return after(subject.label());
    }

    /** In the plain words of a program, e.g. {@code engine risk is late: p99 60.0 ms, limit 50.0 ms}. */
    public String plain() {
        String why = reason.text();
        return after(subject.plain()) + (why.isEmpty() ? "" : ": " + why);
    }

    private String after(String subject) {
        return subject + (says.startsWith(":") ? "" : " ") + says;
    }

    /** Whether it is the same rule about the same subject, whatever its level. */
    public boolean isSame(Condition other) {
        return rule.equals(other.rule) && subject.equals(other.subject);
    }
}
