package fathom.scenario.report;

import fathom.measure.Latency;
import fathom.measure.Provenance;
import fathom.measure.Threshold;
import fathom.measure.Verdict;
import fathom.scenario.Histograms;
import fathom.scenario.ProfileReader;
import fathom.scenario.RunProgress.LogLine;
import fathom.scenario.RunProgress.Second;
import fathom.scenario.RunReport;
import fathom.scenario.ScenarioProfile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The JSON form of a report, both ways. Latencies are microseconds; what was not observed is null. */
final class ReportJson {
    private static final double NANOS = 1e3;
    private static final double[] PERCENTILES = {0, 10, 25, 50, 75, 90, 95, 99, 99.5, 99.9, 99.95, 99.99, 99.999, 100};

    private ReportJson() {}

    static ObjectNode write(RunReport r) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("runId", r.runId()).put("scenario", r.profile().id()).put("seed", r.seed()).put("verdict", r.verdict().name()).put("why", r.why());
        json.put("startedAt", r.startedAt()).put("seconds", r.seconds());
        json.put("intended", r.intended()).put("sent", r.sent()).put("received", r.received()).put("succeeded", r.succeeded()).put("failed", r.failed())
                .put("lost", r.lost());
        json.put("noWork", r.noWork());
        ArrayNode thresholds = json.putArray("thresholds");
        for (var o : r.thresholds()) {
            ObjectNode node = thresholds.addObject().put("expression", o.threshold().expression()).put("limit", o.threshold().limit());
            number(node, "observed", o.observed());
            node.put("unit", o.threshold().unit()).put("passed", o.passed());
        }
        latency(json.putObject("latency"), r.corrected());
        latency(json.putObject("uncorrected"), r.uncorrected());
        percentiles(json.putArray("percentiles"), r.histograms());
        json.putObject("histograms").put("encoding", "HdrHistogram V2, deflated, base64").put("unit", "ns").put("corrected", r.histograms().corrected())
                .put("uncorrected", r.histograms().uncorrected());
        json.put("provenance", r.provenance().name());
        ObjectNode facts = json.putObject("facts");
        r.facts().forEach((name, value) -> number(facts, name, value));
        ObjectNode environment = json.putObject("environment");
        r.environment().forEach(environment::put);
        ArrayNode timeline = json.putArray("timeline");
        r.timeline().forEach(s -> second(timeline.addObject(), s));
        ArrayNode log = json.putArray("log");
        r.log().forEach(line -> log.addObject().put("at", line.at()).put("state", line.state()).put("text", line.text()));
        json.set("profile", profile(r.profile()));
        json.put("report", r.report() == null ? null : r.report().toString());
        return json;
    }

    private static void latency(ObjectNode json, Latency l) {
        json.put("count", l.count());
        number(json, "p50", l.isEmpty() ? Double.NaN : l.p50() / NANOS);
        number(json, "p90", l.isEmpty() ? Double.NaN : l.p90() / NANOS);
        number(json, "p99", l.isEmpty() ? Double.NaN : l.p99() / NANOS);
        number(json, "p999", l.isEmpty() ? Double.NaN : l.p999() / NANOS);
        number(json, "max", l.isEmpty() ? Double.NaN : l.max() / NANOS);
        json.put("unit", "us");
    }

    private static void percentiles(ArrayNode json, Histograms h) {
        var corrected = h.decodeCorrected();
        var uncorrected = h.decodeUncorrected();
        if (corrected.getTotalCount() == 0) return;
        for (double p : PERCENTILES) {
            json.addObject().put("percentile", p).put("corrected", corrected.getValueAtPercentile(p) / NANOS)
                    .put("uncorrected", uncorrected.getValueAtPercentile(p) / NANOS).put("unit", "us");
        }
    }

    private static void second(ObjectNode json, Second s) {
        json.put("at", s.at()).put("intended", s.intended()).put("sent", s.sent()).put("received", s.received());
        json.put("p50", s.p50() / NANOS).put("p99", s.p99() / NANOS).put("max", s.max() / NANOS);
        ArrayNode buckets = json.putArray("buckets");
        for (float share : s.buckets()) buckets.add(share);
    }

    private static ObjectNode profile(ScenarioProfile p) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", p.id()).put("kind", p.kind().name().toLowerCase()).put("title", p.title()).put("version", p.version()).put("what", p.what())
                .put("seed", p.seed());
        ArrayNode phases = json.putArray("phases");
        for (var phase : p.phases()) {
            phases.addObject().put("name", phase.name()).put("seconds", phase.seconds()).put("measured", phase.measured()).put("from", phase.from())
                    .put("to", phase.to());
        }
        ArrayNode thresholds = json.putArray("thresholds");
        p.thresholds().forEach(t -> thresholds.add(t.expression()));
        ObjectNode settings = json.putObject("settings");
        p.settings().forEach((name, value) -> settings.put(name, value));
        return json;
    }

    private static void number(ObjectNode json, String name, double value) {
        if (Double.isFinite(value)) json.put(name, value);
        else json.putNull(name);
    }

    static RunReport read(JsonNode json) {
        var profile = ProfileReader.read(field(json, "profile"));
        var histograms = field(json, "histograms");
        return new RunReport(text(json, "runId"), profile, count(json, "seed"), Verdict.valueOf(text(json, "verdict")), text(json, "why"),
                count(json, "startedAt"), number(json, "seconds"), count(json, "intended"), count(json, "sent"), count(json, "received"),
                count(json, "succeeded"), count(json, "failed"),
                count(json, "lost"), list(json, "thresholds", ReportJson::outcome), latency(field(json, "latency")), latency(field(json, "uncorrected")),
                new Histograms(text(histograms, "corrected"), text(histograms, "uncorrected")), Provenance.valueOf(text(json, "provenance")),
                map(field(json, "facts"), node -> node.asDouble(Double.NaN)), map(field(json, "environment"), JsonNode::stringValue),
                list(json, "timeline", ReportJson::second), list(json, "log", node -> new LogLine(number(node, "at"), text(node, "state"), text(node, "text"))),
                field(json, "report").isNull() ? null : Path.of(text(json, "report")));
    }

    private static Threshold.Outcome outcome(JsonNode json) {
        return new Threshold.Outcome(Threshold.parse(text(json, "expression")), number(json, "observed"), field(json, "passed").asBoolean());
    }

    private static Latency latency(JsonNode json) {
        long n = count(json, "count");
        return n == 0 ? Latency.NONE : new Latency(n, nanos(json, "p50"), nanos(json, "p90"), nanos(json, "p99"), nanos(json, "p999"), nanos(json, "max"));
    }

    private static Second second(JsonNode json) {
        var shares = list(json, "buckets", JsonNode::asDouble);
        var buckets = new float[shares.size()];
        for (int i = 0; i < buckets.length; i++) buckets[i] = shares.get(i).floatValue();
        return new Second(number(json, "at"), count(json, "intended"), count(json, "sent"), count(json, "received"), nanos(json, "p50"), nanos(json, "p99"),
                nanos(json, "max"), buckets);
    }

    private static JsonNode field(JsonNode json, String name) {
        JsonNode node = json.get(name);
        if (node == null) throw new IllegalArgumentException("the field '" + name + "' is missing");
        return node;
    }

    private static String text(JsonNode json, String name) {
        return field(json, name).stringValue();
    }

    private static long count(JsonNode json, String name) {
        return field(json, name).asLong();
    }

    /** NaN where it is null. */
    private static double number(JsonNode json, String name) {
        JsonNode node = field(json, name);
        return node.isNull() ? Double.NaN : node.asDouble();
    }

    private static long nanos(JsonNode json, String name) {
        return Math.round(number(json, name) * NANOS);
    }

    private static <T> List<T> list(JsonNode json, String name, Function<JsonNode, T> read) {
        return field(json, name).values().stream().map(read).toList();
    }

    private static <T> Map<String, T> map(JsonNode json, Function<JsonNode, T> read) {
        var result = new LinkedHashMap<String, T>();
        json.properties().forEach(e -> result.put(e.getKey(), read.apply(e.getValue())));
        return result;
    }
}
