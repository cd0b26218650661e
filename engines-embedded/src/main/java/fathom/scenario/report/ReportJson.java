package fathom.scenario.report;

import fathom.measure.Latency;
import fathom.measure.Provenance;
import fathom.measure.Limit;
import fathom.measure.Verdict;
import fathom.scenario.Counts;
import fathom.scenario.Evidence;
import fathom.scenario.Fact;
import fathom.scenario.Floor;
import fathom.scenario.Histograms;
import fathom.scenario.Judgement;
import fathom.scenario.Kept;
import fathom.scenario.Latencies;
import fathom.scenario.ProfileReader;
import fathom.scenario.RunInfo;
import fathom.scenario.RunProgress.LogLine;
import fathom.scenario.RunProgress.Second;
import fathom.scenario.RunReport;
import fathom.scenario.ScenarioProfile;
import fathom.scenario.WorkLog;
import fathom.scenario.WorkloadKind;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The JSON form of a report, both ways. Latencies are microseconds; what was not observed is null. */
final class ReportJson {
    /** Of the document; another one is not read. */
    static final int VERSION = 3;

    private static final double NANOS = 1e3;
    private static final double[] PERCENTILES = {0, 10, 25, 50, 75, 90, 95, 99, 99.5, 99.9, 99.95, 99.99, 99.999, 100};

    private ReportJson() {}

    static ObjectNode write(RunReport r) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("version", VERSION);
        json.put("runId", r.runId()).put("scenario", r.profile().id()).put("seed", r.run().seed()).put("verdict", r.verdict().name()).put("why", r.judgement().why());
        json.put("short", r.run().shortened());
        grade(json, r.judgement());
        json.put("startedAt", r.run().startedAt()).put("seconds", r.seconds());
        counts(json, r.counts());
        json.put("noWork", r.noWork());
        ArrayNode thresholds = json.putArray("thresholds");
        for (var o : r.judgement().thresholds()) {
            ObjectNode node = thresholds.addObject().put("expression", o.threshold().expression()).put("limit", o.threshold().limit());
            number(node, "observed", o.observed());
            node.put("unit", o.threshold().unit()).put("passed", o.passed());
        }
        latency(json.putObject("latency"), r.latencies().corrected());
        latency(json.putObject("uncorrected"), r.latencies().uncorrected());
        percentiles(json.putArray("percentiles"), r.latencies().histograms());
        json.putObject("histograms").put("encoding", "HdrHistogram V2, deflated, base64").put("unit", "ns").put("corrected", r.latencies().histograms().corrected())
                .put("uncorrected", r.latencies().histograms().uncorrected());
        evidence(json, r.evidence());
        json.set("profile", profile(r.profile()));
        json.put("report", r.kept().page() == null ? null : r.kept().page().toString());
        if (!r.kept().why().isEmpty()) json.put("notKept", r.kept().why());
        return json;
    }

    private static void grade(ObjectNode json, Judgement judgement) {
        ObjectNode grade = json.putObject("grade");
        judgement.grade().ifPresentOrElse(g -> grade.put("score", g.score()).put("formula", g.formula()), () -> grade.putNull("score").put("formula", "no verdict, no grade"));
    }

    private static void counts(ObjectNode json, Counts c) {
        json.put("intended", c.intended()).put("sent", c.sent()).put("received", c.received()).put("succeeded", c.succeeded()).put("failed", c.failed())
                .put("shed", c.shed()).put("inFlight", c.inFlight()).put("lost", c.lost());
    }

    private static void evidence(ObjectNode json, Evidence e) {
        json.put("provenance", e.provenance().name());
        ObjectNode causes = json.putObject("causes");
        e.causes().forEach(causes::put);
        ObjectNode floor = json.putObject("floor").put("what", "p99 of how late a bare timer woke beside the run");
        number(floor, "value", e.floor().at(0.99) / NANOS);
        floor.put("unit", "us");
        latency(floor.putObject("late"), e.floor().late());
        ArrayNode left = json.putArray("left");
        e.left().forEach(left::add);
        ArrayNode parts = json.putArray("parts");
        for (WorkLog.Part p : e.parts()) {
            ObjectNode part = parts.addObject().put("label", p.label()).put("sent", p.sent()).put("succeeded", p.succeeded()).put("failed", p.failed()).put("shed", p.shed());
            latency(part.putObject("latency"), p.corrected());
            part.put("firstError", p.firstError());
        }
        ArrayNode facts = json.putArray("facts");
        e.facts().forEach(f -> facts.addObject().put("name", f.name()).put("subject", f.subject()).put("value", f.value()).put("unit", f.unit()));
        ObjectNode environment = json.putObject("environment");
        e.environment().forEach(environment::put);
        ArrayNode timeline = json.putArray("timeline");
        e.timeline().forEach(s -> second(timeline.addObject(), s));
        ArrayNode log = json.putArray("log");
        e.log().forEach(line -> log.addObject().put("at", line.at()).put("state", line.state()).put("text", line.text()));
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
        json.put("id", p.id()).put("kind", p.kind().id()).put("title", p.title()).put("version", p.version()).put("what", p.what())
                .put("seed", p.seed());
        ArrayNode phases = json.putArray("phases");
        for (var phase : p.phases()) {
            phases.addObject().put("name", phase.name()).put("seconds", phase.seconds()).put("measured", phase.measured()).put("from", phase.from())
                    .put("to", phase.to());
        }
        ArrayNode thresholds = json.putArray("thresholds");
        p.thresholds().forEach(t -> thresholds.add(t.expression()));
        ObjectNode settings = json.putObject("settings");
        p.settings().values().forEach((name, value) -> setting(settings, name, value));
        return json;
    }

    private static void setting(ObjectNode json, String name, Object value) {
        switch (value) {
            case Double number -> json.put(name, number);
            case List<?> texts -> {
                ArrayNode array = json.putArray(name);
                texts.forEach(text -> array.add(text.toString()));
            }
            default -> json.put(name, value.toString());
        }
    }

    private static void number(ObjectNode json, String name, double value) {
        if (Double.isFinite(value)) json.put(name, value);
        else json.putNull(name);
    }

    /** @param kinds of workload that the run may have been of; @throws IllegalArgumentException one sentence */
    static RunReport read(JsonNode json, Collection<WorkloadKind> kinds) {
        long version = count(json, "version");
        if (version != VERSION) throw new IllegalArgumentException("it is of version " + version + "; this is version " + VERSION);
        var info = new RunInfo(text(json, "runId"), ProfileReader.read(field(json, "profile"), kinds), count(json, "seed"), count(json, "startedAt"),
                field(json, "short").asBoolean());
        var judgement = new Judgement(Verdict.valueOf(text(json, "verdict")), text(json, "why"), list(json, "thresholds", ReportJson::outcome));
        var counts = new Counts(count(json, "intended"), count(json, "sent"), count(json, "succeeded"), count(json, "failed"), count(json, "shed"),
                count(json, "inFlight"), count(json, "lost"));
        var histograms = field(json, "histograms");
        var latencies = new Latencies(latency(field(json, "latency")), latency(field(json, "uncorrected")),
                new Histograms(text(histograms, "corrected"), text(histograms, "uncorrected")));
        var kept = json.has("notKept") ? Kept.not(text(json, "notKept")) : Kept.at(field(json, "report").isNull() ? null : Path.of(text(json, "report")));
        return new RunReport(info, number(json, "seconds"), judgement, counts, latencies, evidence(json), kept);
    }

    private static Evidence evidence(JsonNode json) {
        var environment = new LinkedHashMap<String, String>();
        field(json, "environment").properties().forEach(e -> environment.put(e.getKey(), e.getValue().stringValue()));
        var causes = new LinkedHashMap<String, Long>();
        field(json, "causes").properties().forEach(e -> causes.put(e.getKey(), e.getValue().asLong()));
        return new Evidence(list(json, "parts", ReportJson::part), causes,
                list(json, "facts", f -> new Fact(text(f, "name"), text(f, "subject"), number(f, "value"), text(f, "unit"))),
                new Floor(latency(field(field(json, "floor"), "late"))), list(json, "left", JsonNode::stringValue),
                Provenance.valueOf(text(json, "provenance")), environment, list(json, "timeline", ReportJson::second),
                list(json, "log", node -> new LogLine(number(node, "at"), text(node, "state"), text(node, "text"))));
    }

    private static WorkLog.Part part(JsonNode json) {
        return new WorkLog.Part(text(json, "label"), count(json, "sent"), count(json, "succeeded"), count(json, "failed"), count(json, "shed"),
                latency(field(json, "latency")), field(json, "firstError").isNull() ? null : text(json, "firstError"));
    }

    private static Limit.Outcome outcome(JsonNode json) {
        return new Limit.Outcome(Limit.parse(text(json, "expression")), number(json, "observed"), field(json, "passed").asBoolean());
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
}
