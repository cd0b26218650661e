package fathom.server;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that can be asked over HTTP. Of two routes that a path fits, the one with fewer names in it answers. Immutable. */
public final class Routes {
    public static final Routes NONE = new Routes(List.of());

    private final List<Route> all;
    private final List<Route> plainFirst;

    private Routes(List<Route> all) {
        this.all = List.copyOf(all);
        plainFirst = all.stream().sorted(Comparator.comparingInt(r -> r.path().nameCount())).toList();
    }

    /** @throws IllegalArgumentException where a request would fit two of them equally well, or one has nobody who answers */
    public Routes with(Route... more) {
        var together = new ArrayList<>(all);
        for (Route r : more) {
            if (r.handler() == null) throw new IllegalArgumentException("nobody answers " + r.method() + " " + r.path());
            together.stream().filter(o -> o.method() == r.method() && o.path().meets(r.path())).findFirst().ifPresent(o -> {
                throw new IllegalArgumentException(r.method() + " " + r.path() + " and " + o.path() + " are one and the same");
            });
            together.add(r);
        }
        return new Routes(together);
    }

    public List<Route> all() {
        return all;
    }

    record Match(Route route, Map<String, String> names) {}

    /** @param method as it stands in the request @param path segments, decoded @throws Problem with 404 or 405 */
    Match find(String method, List<String> path) {
        String asked = method.equals("HEAD") ? "GET" : method;
        var others = new LinkedHashMap<Method, Route>();
        for (Route r : plainFirst) {
            var names = r.path().match(path);
            if (names.isEmpty()) continue;
            if (r.method().name().equals(asked)) return new Match(r, names.get());
            others.put(r.method(), r);
        }
        String shown = Target.shown(path);
        if (others.isEmpty()) throw new Problem(404, "there is no " + shown + "; / lists what there is");
        String allowed = others.keySet().stream().sorted().flatMap(m -> m == Method.GET ? Stream.of("GET", "HEAD") : Stream.of(m.name())).collect(Collectors.joining(", "));
        boolean known = method.equals("HEAD") || Arrays.stream(Method.values()).anyMatch(m -> m.name().equals(method));
        throw new Problem(405, others.keySet().equals(Set.of(Method.GET)) ? shown + " is only read: use GET" : shown + " is asked by " + allowed + (known ? ", not " + method : ""),
                Map.of("Allow", allowed));
    }
}
