package fathom.server;

import fathom.setting.Setting;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.nio.ByteBuffer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One request as its route's handler sees it.
 *
 * @param values what was said for the route's parameters, read by their settings, or what stands for them where nothing was said
 * @param type   media type of the body without parameters, in small letters; empty where there is no body
 */
public record Call(Map<String, Object> values, String type, byte[] body) {
    private static final JsonMapper STRICT = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    /** What was said for a {@link Setting.Text}, or one in the path; null where nothing was and nothing stands for it. */
    public String text(String name) {
        return (String) values.get(name);
    }

    /** What was said for a {@link Setting.Numeric}. */
    public double number(String name) {
        return (Double) values.get(name);
    }

    /** The body as text. @throws Problem where it is not UTF-8 */
    public String bodyText() {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException e) {
            throw new Problem(400, "the body is not UTF-8");
        }
    }

    /** The body as JSON. @throws Problem where it is none, or says a member twice */
    public JsonNode json() {
        try {
            return STRICT.readTree(bodyText());
        } catch (JacksonException e) {
            var at = e.getLocation();
            throw new Problem(400, "the body is not JSON" + (at == null || at.getLineNr() < 1 ? "" : ": line " + at.getLineNr() + ", column " + at.getColumnNr()));
        }
    }
}
