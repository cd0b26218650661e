package fathom.server;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Who may ask. The name by which we were reached must be one of ours, or a page of somebody else whose name leads here would read what only this machine may (DNS rebinding); a page of another
 * origin may ask nothing; and where a token is set it must be shown.
 */
public final class Access {
    private static final String BEARER = "Bearer ";

    /** Where one may listen, but which names nobody. */
    private static final Set<String> ANY = Set.of("0.0.0.0", "::");

    private final Set<String> names = new HashSet<>(Set.of("localhost"));
    private final Token token;

    /**
     * @param names besides those of this machine on loopback and the address that a connection came to: hosts without a port
     * @param token null where whoever reaches us may ask
     */
    public Access(Collection<String> names, Token token) {
        names.stream().map(Access::canonical).filter(n -> !ANY.contains(n)).forEach(this.names::add);
        this.token = token;
    }

    boolean hasToken() {
        return token != null;
    }

    /**
     * @param target   of the request
     * @param reached  the address of ours that the connection came to
     * @throws Problem with 400, 401, 403 or 421
     */
    void check(HttpVersion version, Target target, HttpHeaders headers, InetAddress reached) {
        List<String> hosts = headers.getAll(HttpHeaderNames.HOST);
        if (hosts.size() > 1 || hosts.isEmpty() && version.equals(HttpVersion.HTTP_1_1)) throw new Problem(400, "a request has one Host header");
        if (!hosts.isEmpty()) checkName(hosts.getFirst(), reached);
        if (target.authority() != null) checkName(target.authority(), reached);
        String origin = headers.get(HttpHeaderNames.ORIGIN);
        if (origin != null && !isOurs(withoutPort(origin.replaceFirst("^https?://", "")), reached)) throw new Problem(403, "pages of other origins may not ask");
        if (token != null) checkToken(headers.getAll(HttpHeaderNames.AUTHORIZATION));
    }

    private void checkName(String authority, InetAddress reached) {
        if (!isOurs(withoutPort(authority), reached)) throw new Problem(421, "this is not the host that the request names; --host-name adds a name");
    }

    private void checkToken(List<String> shown) {
        boolean right = shown.size() == 1 && shown.getFirst().regionMatches(true, 0, BEARER, 0, BEARER.length()) && token.is(shown.getFirst().substring(BEARER.length()).strip());
        if (!right) throw new Problem(401, "a token must be shown in the header Authorization, as Bearer TOKEN", Map.of("WWW-Authenticate", "Bearer"));
    }

    private boolean isOurs(String host, InetAddress reached) {
        String name = canonical(host);
        if (names.contains(name)) return true;
        InetAddress address = NetUtil.createInetAddressFromIpAddressString(name);
        return address != null && (address.isLoopbackAddress() && reached.isLoopbackAddress() || address.equals(reached));
    }

    private static String withoutPort(String authority) {
        return authority.replaceFirst(":\\d*$", "");
    }

    private static String canonical(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (name.startsWith("[") && name.endsWith("]")) return name.substring(1, name.length() - 1);
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }
}
