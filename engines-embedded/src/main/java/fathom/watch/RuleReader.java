package fathom.watch;

import fathom.measure.Limit.Hold;
import fathom.measure.Limit;
import fathom.setting.Document;
import fathom.setting.DocumentException;
import fathom.setting.Names;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads rules from YAML or JSON, and says in one sentence what is wrong with them and where. */
public final class RuleReader {
    private static final Set<String> FIELDS = Set.of("rules"),
            RULE_FIELDS = Set.of("name", "limit", "warns", "of", "says", "severity", "for", "times", "clears", "warm-up", "off");

    private RuleReader() {}

    /** @param off names of rules that are not to be judged */
    public record File(List<Rule> rules, Set<String> off) {}

    /** @throws DocumentException with one sentence, that begins with the file, when it cannot be read or breaks a rule */
    public static File read(Path file, List<Gauge> gauges) {
        if (Files.exists(file) && !Files.isRegularFile(file)) throw new DocumentException(file + " is no file that can be read");
        try (InputStream in = Files.newInputStream(file)) {
            return read(file.toString(), in.readNBytes(Document.LARGEST + 1), gauges);
        } catch (IOException e) {
            throw new DocumentException(Files.exists(file) ? file + " cannot be read" : "there is no file " + file, e);
        }
    }

    /** @param source what the sentence of a fault begins with, e.g. the file's name; JSON where it ends like one, else YAML */
    public static File read(String source, byte[] text, List<Gauge> gauges) {
        try {
            return file(Document.read(text, !source.endsWith(".json"), "file of rules"), gauges);
        } catch (DocumentException e) {
            throw new DocumentException(source + ": " + e.getMessage(), e);
        }
    }

    private static File file(Document d, List<Gauge> gauges) {
        d.object("a file of rules", FIELDS);
        var rules = new ArrayList<Rule>();
        Set<String> off = new HashSet<>(), names = new HashSet<>();
        for (Document r : d.items("rules")) {
            r.object("a rule", RULE_FIELDS);
            String name = r.text("name");
            if (!names.add(name)) throw r.field("name").fault("there are two rules '" + name + "'");
            if (r.has("off") && r.truth("off")) off.add(name);
            else rules.add(r.checked(() -> rule(r, gauges)));
        }
        return new File(rules, off);
    }

    private static Rule rule(Document r, List<Gauge> gauges) {
        Document limit = r.field("limit");
        Limit read = limit.checked(() -> limit(r.text("limit")));
        if (r.has("warns")) read = warning(read, r);
        Hold hold = new Hold(r.has("for") ? r.number("for") : 0, r.has("times") ? (int) Math.clamp(r.whole("times"), -1, 1_000_000) : 1, r.has("clears") ? r.number("clears") : Double.NaN);
        var rule = new Rule(r.text("name"), read.holding(hold), r.has("of") ? r.text("of") : "*", r.text("says"), r.has("severity") ? severity(r) : Severity.ACT,
                r.has("warm-up") ? r.number("warm-up") : 0);
        limit.checked(() -> Rules.check(rule, gauges));
        return rule;
    }

    private static Limit limit(String text) {
        try {
            return Limit.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + text + "' is no limit; write it like 'engine.p99 <= 50 ms'", e);
        }
    }

    private static Limit warning(Limit limit, Document r) {
        return r.field("warns").checked(() -> limit.warning(r.number("warns")));
    }

    private static Severity severity(Document r) {
        String word = r.text("severity");
        List<String> known = Arrays.stream(Severity.values()).map(Severity::id).toList();
        if (!known.contains(word)) throw r.field("severity").fault("unknown severity '" + word + "'" + Names.suggestion(word, known));
        return Severity.values()[known.indexOf(word)];
    }
}
