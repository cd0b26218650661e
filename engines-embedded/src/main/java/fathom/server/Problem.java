package fathom.server;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.LinkedHashMap;
import java.util.Map;

/** Why a request gets no other answer, told as problem details (RFC 9457). The message is one sentence and is sent as it is. */
public final class Problem extends RuntimeException {
    static final String MEDIA_TYPE = "application/problem+json";

    private final int status;
    private final transient Map<String, String> headers;

    /** @param status of HTTP, 400 to 599 */
    public Problem(int status, String sentence) {
        this(status, sentence, Map.of());
    }

    /** @param headers e.g. {@code Allow}, {@code Retry-After} */
    public Problem(int status, String sentence, Map<String, String> headers) {
        super(sentence, null, false, false);
        this.status = status;
        this.headers = headers;
    }

    public int status() {
        return status;
    }

    Response response() {
        var document = new LinkedHashMap<String, Object>();
        document.put("type", "about:blank");
        document.put("title", HttpResponseStatus.valueOf(status).reasonPhrase());
        document.put("status", status);
        document.put("detail", getMessage());
        return new Response(status, MEDIA_TYPE, Response.bytes(document), headers);
    }
}
