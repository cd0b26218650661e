package fathom.server;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What is said to one request. @param headers besides type and length */
public record Response(int status, String contentType, byte[] body, Map<String, String> headers) {
    public static final String JSON = "application/json; charset=utf-8", HTML = "text/html; charset=utf-8";

    public static Response of(int status, String contentType, byte[] body) {
        return new Response(status, contentType, body, Map.of());
    }

    /** @param document what Jackson can write */
    public static Response json(int status, Object document) {
        return of(status, JSON, bytes(document));
    }

    /** With one header more, e.g. the {@code Location} of a job. */
    public Response with(String header, String value) {
        var all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new Response(status, contentType, body, all);
    }

    static byte[] bytes(Object document) {
        return (JsonMapper.shared().writeValueAsString(document) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
