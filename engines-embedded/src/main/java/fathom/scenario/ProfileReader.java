package fathom.scenario;

import fathom.measure.Limit;
import fathom.scenario.ScenarioProfile.Phase;
import fathom.setting.Document;
import fathom.setting.DocumentException;
import fathom.setting.Names;
import fathom.setting.Setting;
import fathom.setting.Settings;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads a profile from JSON or YAML, and says in one sentence what is wrong with it and where. */
public final class ProfileReader {
    private static final Set<String> FIELDS = Set.of("id", "kind", "title", "version", "what", "seed", "phases", "thresholds", "settings");
    private static final Set<String> PHASE_FIELDS = Set.of("name", "seconds", "measured", "from", "to");

    private ProfileReader() {}

    /**
     * @param source what the sentence of a fault begins with, e.g. the file's name; YAML where it ends like one
     * @param kinds  of workload that a profile may be of
     * @throws ProfileException when it is no profile, or breaks a rule
     */
    public static ScenarioProfile read(String source, byte[] text, Collection<WorkloadKind> kinds) {
        try {
            return read(Document.read(text, source.endsWith(".yaml") || source.endsWith(".yml"), "profile"), kinds);
        } catch (IllegalArgumentException e) {
            throw new ProfileException(source + ": " + e.getMessage(), e);
        }
    }

    /** @throws ProfileException when it is no profile, or breaks a rule */
    public static ScenarioProfile read(JsonNode node, Collection<WorkloadKind> kinds) {
        try {
            return read(Document.of(node), kinds);
        } catch (DocumentException e) {
            throw new ProfileException(e.getMessage(), e);
        }
    }

    private static ScenarioProfile read(Document d, Collection<WorkloadKind> kinds) {
        d.object("a profile", FIELDS);
        WorkloadKind kind = d.field("kind").checked(() -> kind(d.text("kind"), kinds));
        var profile = new ScenarioProfile(d.text("id"), kind, d.text("title"), (int) d.whole("version"), d.text("what"), d.whole("seed"),
                d.items("phases").stream().map(ProfileReader::phase).toList(), d.items("thresholds").stream().map(t -> threshold(t, kind)).toList(),
                settings(d.field("settings"), kind.settings()));
        return d.checked(() -> {
            ProfileRules.check(profile);
            return profile;
        });
    }

    private static WorkloadKind kind(String id, Collection<WorkloadKind> kinds) {
        return kinds.stream().filter(k -> k.id().equals(id)).findFirst().orElseThrow(() -> {
            var ids = kinds.stream().map(WorkloadKind::id).toList();
            return new ProfileException("unknown kind '" + id + "'" + Names.suggestion(id, ids));
        });
    }

    private static Phase phase(Document d) {
        d.object("a phase", PHASE_FIELDS);
        double from = d.has("from") ? d.number("from") : 1;
        double to = d.has("to") ? d.number("to") : from;
        return d.checked(() -> ProfileRules.checked(new Phase(d.text("name"), d.number("seconds"), d.truth("measured"), from, to)));
    }

    private static Limit threshold(Document d, WorkloadKind kind) {
        if (!d.node().isString()) throw d.fault("a threshold is a text like 'latency.p99 <= 5 ms', not " + d.node());
        return d.checked(() -> ProfileRules.checked(kind, Limit.parse(d.node().stringValue())));
    }

    private static Settings settings(Document d, List<Setting> schema) {
        if (!d.node().isObject()) throw d.fault("'settings' must have fields with names");
        for (String name : d.names()) d.name(name).checked(() -> Settings.find(name, schema));
        var values = new LinkedHashMap<String, Object>();
        for (Setting s : schema) {
            values.put(s.name(), d.has(s.name()) ? d.field(s.name()).checked(() -> s.read(d.field(s.name()).node())) : d.checked(() -> Settings.usual(s)));
        }
        return new Settings(values);
    }
}
