package fathom.bus;

/**
 * How many threads handle what a subscriber shares: between these two, by how much waits and how long it waited. Messages of one topic are handled one after
 * another whatever their number.
 *
 * @param least from 1; @param most up to 50
 */
public record Workers(int least, int most) {
    public static final int LIMIT = 50;
    public static final Workers ONE = new Workers(1, 1);

    public Workers {
        if (least < 1 || most < least || most > LIMIT) throw new IllegalArgumentException("workers from %d to %d: need 1 <= least <= most <= %d".formatted(least, most, LIMIT));
    }
}
