package fathom.server;

import fathom.setting.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One thing that can be asked over HTTP, and all that is said of it in {@code /openapi.json}. Its handler runs on a virtual thread of its own, may wait, and refuses with a {@link Problem}.
 *
 * @param meaning what it answers, a sentence without its full stop
 * @param body    null where none is read
 * @param urgent  whether it is answered however many others are under way; such a handler never waits
 */
public record Route(Method method, PathTemplate path, String meaning, Scope scope, List<Parameter> parameters, Body body, List<Answer> answers, boolean urgent, Handler handler) {
    @FunctionalInterface
    public interface Handler {
        /** @throws IllegalArgumentException with a sentence for what was asked wrongly, which becomes 400 */
        Response answer(Call call);
    }

    public Route {
        parameters = List.copyOf(parameters);
        answers = List.copyOf(answers);
        var named = parameters.stream().filter(p -> p.in() == Parameter.In.PATH).map(Parameter::name).toList();
        if (!path.names().equals(Set.copyOf(named))) throw new IllegalArgumentException("the names in " + path + " and the parameters of the path differ: " + named);
    }

    /** What is only read. @param path e.g. {@code /engines/{engine}} */
    public static Route get(String path, String meaning) {
        return new Route(Method.GET, PathTemplate.of(path), meaning, Scope.READ, path(path), null, List.of(), false, null);
    }

    /** What has something computed. */
    public static Route post(String path, String meaning) {
        return new Route(Method.POST, PathTemplate.of(path), meaning, Scope.RUN, path(path), null, List.of(), false, null);
    }

    /** What ends something. */
    public static Route delete(String path, String meaning) {
        return new Route(Method.DELETE, PathTemplate.of(path), meaning, Scope.RUN, path(path), null, List.of(), false, null);
    }

    private static List<Parameter> path(String path) {
        return PathTemplate.of(path).names().stream().map(n -> new Parameter(Parameter.In.PATH, new Setting.Text(n, List.of(), null, ""))).toList();
    }

    /** A parameter: of the path where the path has its name, else of the query. */
    public Route with(Setting setting) {
        boolean inPath = path.names().contains(setting.name());
        var all = new ArrayList<>(parameters.stream().filter(p -> !p.name().equals(setting.name())).toList());
        if (!inPath && all.size() < parameters.size()) throw new IllegalArgumentException("the parameter " + setting.name() + " stands twice at " + path);
        all.add(new Parameter(inPath ? Parameter.In.PATH : Parameter.In.QUERY, setting));
        return new Route(method, path, meaning, scope, all, body, answers, urgent, handler);
    }

    public Route with(Body read) {
        return new Route(method, path, meaning, scope, parameters, read, answers, urgent, handler);
    }

    public Route needs(Scope other) {
        return new Route(method, path, meaning, other, parameters, body, answers, urgent, handler);
    }

    public Route answers(int status, String mediaType, String what) {
        return answers(new Answer(status, mediaType, what, Map.of()));
    }

    public Route answers(Answer answer) {
        return new Route(method, path, meaning, scope, parameters, body, Stream.concat(answers.stream(), Stream.of(answer)).toList(), urgent, handler);
    }

    public Route asUrgent() {
        return new Route(method, path, meaning, scope, parameters, body, answers, true, handler);
    }

    /** Who answers. */
    public Route by(Handler who) {
        return new Route(method, path, meaning, scope, parameters, body, answers, urgent, who);
    }
}
