package fathom.bus;

import java.util.concurrent.ConcurrentHashMap;

/**
 * A hierarchical name, e.g. {@code market_data.BINANCE.BTC-USDT}. Interned: equal names are the same object, so a bus may key what it
 * knows about a topic by identity.
 */
public final class Topic {
    /** Far more than any platform has: so that nobody who makes up names, on a stream for example, can fill the memory with them. */
    private static final int MOST = 100_000;
    private static final ConcurrentHashMap<String, Topic> ALL = new ConcurrentHashMap<>();

    private final String name;

    private Topic(String name) {
        this.name = name;
    }

    /** @throws IllegalArgumentException when the name is empty or holds white space or a {@code *}, or there are {@value #MOST} others already */
    public static Topic of(String name) {
        Topic known = ALL.get(name);
        if (known != null) return known;
        if (name.isEmpty() || name.indexOf('*') >= 0 || name.chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException("not a topic: '" + name + "' (letters, digits and dots; no space, no *)");
        }
        if (ALL.size() >= MOST) throw new IllegalArgumentException("no topic '" + name + "': there are " + MOST + " others already");
        return ALL.computeIfAbsent(name, Topic::new);
    }

    public String name() {
        return name;
    }

    @Override
    public String toString() {
        return name;
    }
}
