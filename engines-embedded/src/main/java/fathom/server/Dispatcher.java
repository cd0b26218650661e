package fathom.server;

import fathom.setting.Names;
import fathom.setting.Setting;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds who answers a request, and has it answered. */
final class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final Access access;
    private volatile Routes routes = Routes.NONE;

    Dispatcher(Access access) {
        this.access = access;
    }

    void open(Routes now) {
        routes = now;
    }

    /** A request whose head was found good. @param type of the body, empty where there is none */
    record Admitted(Route route, Map<String, Object> values, String type) {
        int mostBody() {
            return route.body() == null ? 0 : route.body().mostBytes();
        }
    }

    /** Looks at all that can be judged before the body is read. @throws Problem where it is refused */
    Admitted admit(HttpRequest head, InetAddress reached) {
        Target target = Target.of(head.uri());
        access.check(head.protocolVersion(), target, head.headers(), reached);
        Routes known = routes;
        if (known.all().isEmpty()) throw new Problem(503, "not ready yet", Map.of("Retry-After", "1"));
        var match = known.find(head.method().name(), target.path());
        return new Admitted(match.route(), values(match.route(), match.names(), target.query()), type(match.route(), head.headers()));
    }

    private static Map<String, Object> values(Route route, Map<String, String> names, Map<String, String> query) {
        var left = new TreeSet<>(query.keySet());
        var values = new LinkedHashMap<String, Object>();
        try {
            for (Parameter p : route.parameters()) {
                String said = p.in() == Parameter.In.PATH ? names.get(p.name()) : query.get(p.name());
                left.remove(p.name());
                if (said == null && p.isRequired()) throw new Problem(400, "the parameter " + p.name() + " is missing");
                values.put(p.name(), said == null ? p.setting().usual() : p.setting().parse(said));
            }
        } catch (IllegalArgumentException e) {
            throw new Problem(400, e.getMessage());
        }
        if (!left.isEmpty()) throw new Problem(400, "there is no parameter " + Target.shown(List.of(left.first())).substring(1) + Names.suggestion(left.first(), names(route)));
        return values;
    }

    private static Set<String> names(Route route) {
        return new TreeSet<>(route.parameters().stream().filter(p -> p.in() == Parameter.In.QUERY).map(Parameter::setting).map(Setting::name).toList());
    }

    private static String type(Route route, HttpHeaders headers) {
        String said = headers.get(HttpHeaderNames.CONTENT_TYPE);
        String type = said == null ? "" : said.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (route.body() != null && !type.isEmpty() && !route.body().mediaTypes().contains(type)) {
            throw new Problem(415, "the body is read as " + String.join(" or ", route.body().mediaTypes()) + " only");
        }
        return type.isEmpty() && route.body() != null ? route.body().mediaTypes().getFirst() : type;
    }

    /** Never throws: what goes wrong within is in the log, not in the answer. */
    Response answer(Admitted request, byte[] body) {
        Route route = request.route();
        try {
            return route.handler().answer(new Call(request.values(), request.type(), body));
        } catch (Problem p) {
            return p.response();
        } catch (IllegalArgumentException e) {
            LOG.debug("{} was refused", route.path(), e);
            return new Problem(400, e.getMessage() == null ? "it was asked wrongly" : e.getMessage()).response();
        } catch (RuntimeException | Error e) {
            LOG.warn("{} could not be answered", route.path(), e);
            return new Problem(500, "it could not be found out; the log says why").response();
        }
    }
}
