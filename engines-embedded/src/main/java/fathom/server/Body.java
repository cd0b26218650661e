package fathom.server;

import java.util.List;
import java.util.Map;

/**
 * What a request brings with it.
 *
 * @param mediaTypes those that are read, without parameters
 * @param mostBytes  larger ones are refused with 413
 * @param schema     JSON schema of one in JSON; empty for any
 */
public record Body(String meaning, List<String> mediaTypes, int mostBytes, Map<String, Object> schema) {
    private static final int USUAL_MOST = 1 << 20;

    /** A JSON document of at most 1 MiB. */
    public static Body json(String meaning, Map<String, Object> schema) {
        return new Body(meaning, List.of("application/json"), USUAL_MOST, schema);
    }

    public Body atMost(int bytes) {
        return new Body(meaning, mediaTypes, bytes, schema);
    }
}
