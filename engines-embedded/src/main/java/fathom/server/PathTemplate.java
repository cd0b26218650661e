package fathom.server;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A path with names in braces in place of some of its segments, e.g. {@code /engines/{engine}/var}. */
record PathTemplate(List<String> segments) {
    static PathTemplate of(String path) {
        if (!path.startsWith("/")) throw new IllegalArgumentException("a path begins with a slash, not as " + path);
        var template = new PathTemplate(List.of(path.substring(1).split("/", -1)));
        var names = new HashSet<String>();
        for (String s : template.segments) {
            if (isName(s) ? !names.add(s) : s.contains("{") || s.contains("}")) throw new IllegalArgumentException("a name in braces is a segment of its own, once in a path: " + path);
        }
        return template;
    }

    private static boolean isName(String segment) {
        return segment.startsWith("{") && segment.endsWith("}");
    }

    private static String name(String segment) {
        return segment.substring(1, segment.length() - 1);
    }

    Set<String> names() {
        return segments.stream().filter(PathTemplate::isName).map(PathTemplate::name).collect(Collectors.toUnmodifiableSet());
    }

    /** What the names stand for, where a path has this form. @param path its segments, decoded */
    Optional<Map<String, String>> match(List<String> path) {
        if (path.size() != segments.size()) return Optional.empty();
        var values = new LinkedHashMap<String, String>();
        for (int i = 0; i < path.size(); i++) {
            String segment = segments.get(i);
            if (isName(segment) && !path.get(i).isEmpty()) values.put(name(segment), path.get(i));
            else if (!segment.equals(path.get(i))) return Optional.empty();
        }
        return Optional.of(values);
    }

    /** Whether some path has both forms equally well. */
    boolean meets(PathTemplate other) {
        if (segments.size() != other.segments.size()) return false;
        for (int i = 0; i < segments.size(); i++) {
            String a = segments.get(i), b = other.segments.get(i);
            if (isName(a) != isName(b) || !isName(a) && !a.equals(b)) return false;
        }
        return true;
    }

    int nameCount() {
        return names().size();
    }

    @Override
    public String toString() {
        return "/" + String.join("/", segments);
    }
}
