package fathom.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a run changed on the platform and left so. */
final class Leftovers {
    private Leftovers() {}

    /** @param before inventory at the start; @param after at the end; @return one sentence each */
    static List<String> between(Map<String, Set<String>> before, Map<String, Set<String>> after) {
        var left = new ArrayList<String>();
        var kinds = new TreeSet<>(before.keySet());
        kinds.addAll(after.keySet());
        for (String kind : kinds) {
            Set<String> was = before.getOrDefault(kind, Set.of()), is = after.getOrDefault(kind, Set.of());
            is.stream().filter(name -> !was.contains(name)).sorted().forEach(name -> left.add(kind + " " + name + " was not there before"));
            was.stream().filter(name -> !is.contains(name)).sorted().forEach(name -> left.add(kind + " " + name + " is gone"));
        }
        return left;
    }
}
