package fathom.bus.redis;

/** The id of a stream's entry: milliseconds of the server's clock, and a number among those of the same millisecond. */
record StreamId(long millis, long number) implements Comparable<StreamId> {
    static final StreamId ZERO = new StreamId(0, 0);

    /** @throws NumberFormatException when it is not {@code millis-number} */
    static StreamId of(String text) {
        int dash = text.indexOf('-');
        if (dash < 0) throw new NumberFormatException("not the id of an entry: '" + text + "'");
        return new StreamId(Long.parseLong(text, 0, dash, 10), Long.parseLong(text, dash + 1, text.length(), 10));
    }

    @Override
    public int compareTo(StreamId other) {
        int byMillis = Long.compare(millis, other.millis);
        return byMillis != 0 ? byMillis : Long.compare(number, other.number);
    }

    static StreamId earlier(StreamId a, StreamId b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    @Override
    public String toString() {
        return millis + "-" + number;
    }
}
