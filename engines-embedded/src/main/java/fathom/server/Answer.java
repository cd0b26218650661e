package fathom.server;

import java.util.Map;

/** One kind of answer that a route gives when all goes well. @param schema JSON schema of one in JSON; empty for any */
public record Answer(int status, String mediaType, String meaning, Map<String, Object> schema) {}
