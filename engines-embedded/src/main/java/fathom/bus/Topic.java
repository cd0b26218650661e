package fathom.bus;

/**
 * A hierarchical name, e.g. {@code market_data.BINANCE.BTC-USDT}. Interned: equal names are the same object, so a bus may key what it
 * knows about a topic by identity.
 */
public final class Topic {
    /** Characters of a name. */
    public static final int LONGEST = 256;
    /** Far more than any platform has. */
    private static final int MOST = 200_000, MOST_HEARD = 100_000;
    private static final TopicTable TABLE = new TopicTable(MOST, MOST_HEARD);

    private final String name;

    Topic(String name) {
        this.name = name;
    }

    /**
     * @throws IllegalArgumentException when the name is empty, longer than {@value #LONGEST} characters, or holds white space, a control character or a
     *                                  {@code *}, or there are {@value #MOST} others already
     */
    public static Topic of(String name) {
        return TABLE.of(name);
    }

    /** One that came from elsewhere: it is refused already when there are {@value #MOST_HEARD} others. @throws IllegalArgumentException as of {@link #of} */
    public static Topic heard(String name) {
        return TABLE.heard(name);
    }

    public String name() {
        return name;
    }

    @Override
    public String toString() {
        return name;
    }
}
