package fathom.scenario;

import fathom.measure.Threshold;
import fathom.scenario.ScenarioProfile.Phase;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a profile from JSON, and says in one sentence what is wrong with it. */
public final class ProfileReader {
    private static final JsonMapper JSON = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    private static final Set<String> FIELDS = Set.of("id", "kind", "title", "version", "what", "seed", "phases", "thresholds", "settings");
    private static final Set<String> PHASE_FIELDS = Set.of("name", "seconds", "measured", "from", "to");

    private ProfileReader() {}

    /**
     * @param source what the sentence of a fault begins with, e.g. the file's name
     * @param kinds  of workload that a profile may be of
     * @throws ProfileException when it is no profile, or breaks a rule
     */
    public static ScenarioProfile read(String source, byte[] json, Collection<WorkloadKind> kinds) {
        try {
            return read(JSON.readTree(json), kinds);
        } catch (ProfileException e) {
            throw new ProfileException(source + ": " + e.getMessage(), e);
        } catch (JacksonException e) {
            throw new ProfileException(source + ": " + JsonFaults.sentence(e), e);
        }
    }

    /** @throws ProfileException when it is no profile, or breaks a rule */
    public static ScenarioProfile read(JsonNode node, Collection<WorkloadKind> kinds) {
        object(node, "a profile", FIELDS);
        WorkloadKind kind = kind(text(node, "kind"), kinds);
        var profile = new ScenarioProfile(text(node, "id"), kind, text(node, "title"), (int) whole(node, "version"), text(node, "what"),
                whole(node, "seed"), list(node, "phases").stream().map(ProfileReader::phase).toList(),
                list(node, "thresholds").stream().map(ProfileReader::threshold).toList(), Settings.read(field(node, "settings"), kind.settings()));
        ProfileRules.check(profile);
        return profile;
    }

    private static WorkloadKind kind(String id, Collection<WorkloadKind> kinds) {
        return kinds.stream().filter(k -> k.id().equals(id)).findFirst().orElseThrow(() -> {
            var ids = kinds.stream().map(WorkloadKind::id).toList();
            return new ProfileException("unknown kind '" + id + "'" + Names.suggestion(id, ids));
        });
    }

    private static Phase phase(JsonNode node) {
        object(node, "a phase", PHASE_FIELDS);
        double from = node.has("from") ? number(node, "from") : 1;
        double to = node.has("to") ? number(node, "to") : from;
        JsonNode measured = field(node, "measured");
        if (!measured.isBoolean()) throw new ProfileException("'measured' must be true or false");
        return new Phase(text(node, "name"), number(node, "seconds"), measured.asBoolean(), from, to);
    }

    private static Threshold threshold(JsonNode node) {
        if (!node.isString()) throw new ProfileException("a threshold is a text like 'latency.p99 <= 5 ms', not " + node);
        try {
            return Threshold.parse(node.stringValue());
        } catch (ProfileException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new ProfileException(e.getMessage(), e);
        }
    }

    private static void object(JsonNode node, String what, Set<String> fields) {
        if (!node.isObject()) throw new ProfileException(what + " must be an object in braces");
        for (String name : node.propertyNames()) {
            if (!fields.contains(name)) throw new ProfileException("unknown field '" + name + "' in " + what + Names.suggestion(name, fields));
        }
    }

    private static JsonNode field(JsonNode node, String name) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) throw new ProfileException("the field '" + name + "' is missing");
        return value;
    }

    private static String text(JsonNode node, String name) {
        JsonNode value = field(node, name);
        if (!value.isString() || value.stringValue().isBlank()) throw new ProfileException("'" + name + "' must be a text, not " + value);
        return value.stringValue();
    }

    private static double number(JsonNode node, String name) {
        JsonNode value = field(node, name);
        if (!value.isNumber()) throw new ProfileException("'" + name + "' must be a number, not " + value);
        return value.asDouble();
    }

    private static long whole(JsonNode node, String name) {
        JsonNode value = field(node, name);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) throw new ProfileException("'" + name + "' must be a whole number, not " + value);
        return value.asLong();
    }

    private static List<JsonNode> list(JsonNode node, String name) {
        JsonNode value = field(node, name);
        if (!value.isArray()) throw new ProfileException("'" + name + "' must be a list in brackets");
        return List.copyOf(value.values());
    }
}
