package fathom.server;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;

/** One answer over HTTP. */
record Page(int status, String contentType, byte[] body) {
    static final String JSON = "application/json; charset=utf-8";

    static Page json(int status, Object document) {
        return new Page(status, JSON, (JsonMapper.shared().writeValueAsString(document) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** One sentence on what is wrong. */
    static Page error(int status, String sentence) {
        return json(status, new Wrong(sentence));
    }

    private record Wrong(String error) {}
}
