package fathom.bus;

import java.util.concurrent.ConcurrentHashMap;

/**
 * A hierarchical name, e.g. {@code market_data.BINANCE.BTC-USDT}. Interned: equal names are the same object, so a bus may key what it
 * knows about a topic by identity.
 */
public final class Topic {
    private static final ConcurrentHashMap<String, Topic> ALL = new ConcurrentHashMap<>();

    private final String name;

    private Topic(String name) {
        this.name = name;
    }

    /** @throws IllegalArgumentException when the name is empty or holds white space or a {@code *} */
    public static Topic of(String name) {
        Topic known = ALL.get(name);
        if (known != null) return known;
        if (name.isEmpty() || name.indexOf('*') >= 0 || name.chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException("not a topic: '" + name + "' (letters, digits and dots; no space, no *)");
        }
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
