package fathom.bus;

import java.util.concurrent.ConcurrentHashMap;

/** Topics by name, each made once. Bounded, so that nobody who makes up names can fill the memory with them; what comes from elsewhere leaves room for our own. */
final class TopicTable {
    private final ConcurrentHashMap<String, Topic> all = new ConcurrentHashMap<>();
    private final int most, mostHeard;

    /** @param most of all; @param mostHeard beyond so many none that comes from elsewhere is taken */
    TopicTable(int most, int mostHeard) {
        this.most = most;
        this.mostHeard = mostHeard;
    }

    Topic of(String name) {
        return of(name, most);
    }

    Topic heard(String name) {
        return of(name, mostHeard);
    }

    private Topic of(String name, int most) {
        Topic known = all.get(name);
        if (known != null) return known;
        if (name.length() > Topic.LONGEST) throw new IllegalArgumentException("not a topic: a name of " + name.length() + " characters (at most " + Topic.LONGEST + ")");
        if (name.isEmpty() || name.indexOf('*') >= 0 || name.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c))) {
            throw new IllegalArgumentException("not a topic: '" + name + "' (letters, digits and dots; no space, no *)");
        }
        if (all.size() >= most) throw new IllegalArgumentException("no topic '" + name + "': there are " + most + " others already");
        return all.computeIfAbsent(name, Topic::new);
    }
}
