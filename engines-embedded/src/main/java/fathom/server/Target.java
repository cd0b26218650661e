package fathom.server;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a request is for (RFC 9112 §3.2): a path, or an address with one.
 *
 * @param authority of an address, null where there is but a path
 * @param path      segments, decoded; a slash that was encoded does not part them
 */
record Target(String authority, List<String> path, Map<String, String> query) {
    private static final int LONGEST_SHOWN = 120;

    /** @throws Problem with 400 for what is neither, such as {@code mailto:desk} */
    static Target of(String raw) {
        String authority = null, rest = raw;
        if (!raw.startsWith("/")) {
            URI uri = address(raw);
            authority = uri.getRawAuthority();
            rest = raw.substring(raw.indexOf(authority) + authority.length());
            if (!rest.startsWith("/")) rest = "/" + rest;
        }
        if (rest.indexOf('#') >= 0) throw new Problem(400, "a request has no fragment");
        int question = rest.indexOf('?');
        String path = question < 0 ? rest : rest.substring(0, question);
        var segments = new ArrayList<String>();
        for (String s : path.substring(1).split("/", -1)) segments.add(decoded(s, true));
        var query = new LinkedHashMap<String, String>();
        if (question >= 0 && question + 1 < rest.length()) {
            for (String pair : rest.substring(question + 1).split("&", -1)) {
                int equals = pair.indexOf('=');
                String name = decoded(equals < 0 ? pair : pair.substring(0, equals), false);
                if (query.put(name, equals < 0 ? "" : decoded(pair.substring(equals + 1), false)) != null) throw new Problem(400, "the parameter " + shortened(name) + " is said twice");
            }
        }
        return new Target(authority, segments, query);
    }

    private static URI address(String raw) {
        try {
            var uri = new URI(raw);
            if (("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme())) && uri.getRawAuthority() != null) return uri;
        } catch (URISyntaxException e) {
            // told like any other
        }
        throw new Problem(400, "a request names a path that begins with a slash");
    }

    private static String decoded(String text, boolean path) {
        try {
            String decoded = QueryStringDecoder.decodeComponent(path ? text.replace("+", "%2B") : text);
            if (decoded.chars().noneMatch(c -> Character.isISOControl(c) || c == '\uFFFD')) return decoded;
        } catch (IllegalArgumentException e) {
            // told like any other
        }
        throw new Problem(400, "the address of the request is not well encoded");
    }

    /** A path as it may be repeated in a sentence. */
    static String shown(List<String> path) {
        return shortened("/" + String.join("/", path));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }
}
