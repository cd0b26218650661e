package fathom.bus;

/**
 * What a subscriber wants, and how its inbox behaves for it. Where several interests of one subscriber match a topic, the first one counts.
 *
 * @param capacity messages that may wait (per priority); not used by KEEP_LATEST, whose bound is the number of topics
 */
public record Interest(TopicPattern pattern, Overflow overflow, int capacity) {
    private static final int MANY = 65_536;

    public Interest {
        if (capacity < 1) throw new IllegalArgumentException("capacity must be at least 1, got " + capacity);
    }

    /** Of topics that may be shed, lossless as long as the subscriber works: see {@link Overflow#WAIT_A_WHILE}. */
    public static Interest lossless(TopicFamily<?> family) {
        return new Interest(family.pattern(), family.sheddable() ? Overflow.WAIT_A_WHILE : Overflow.WAIT, MANY);
    }

    public static Interest latest(TopicFamily<?> family) {
        return latest(family.pattern().text());
    }

    public static Interest lossless(String pattern) {
        return new Interest(new TopicPattern(pattern), Overflow.WAIT, MANY);
    }

    public static Interest latest(String pattern) {
        return new Interest(new TopicPattern(pattern), Overflow.KEEP_LATEST, 1);
    }

    public static Interest recent(String pattern, int capacity) {
        return new Interest(new TopicPattern(pattern), Overflow.DROP_OLDEST, capacity);
    }
}
