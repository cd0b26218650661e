package fathom.app.command;

import fathom.app.Exit;
import fathom.app.Json;
import fathom.app.Nearest;
import fathom.app.Options;
import fathom.app.UsageException;
import fathom.engine.Answer;
import fathom.engine.AnswerDocument;
import fathom.engine.Engine;
import fathom.engine.EngineDefinition;
import fathom.engine.EngineStatus;
import fathom.engine.EnginesState;
import fathom.engine.JobReport;
import fathom.engine.JobsState;
import fathom.engine.Question;
import fathom.engine.QuestionKind;
import fathom.engine.Table;
import fathom.engine.TableReader;
import fathom.engine.Work;
import fathom.platform.Catalogue;
import fathom.platform.Platform;
import fathom.platform.embedded.EmbeddedPlatform;
import fathom.setting.Setting;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "ask", description = {"Ask an engine: about figures of your own with --input, else of a platform started for it, or of the one on --bus.",
        "Without a question, or with --help behind an engine, the questions of that engine are listed."})
public final class AskCommand implements Callable<Integer> {
    private static final Duration BOOKS = Duration.ofSeconds(20), PRESENCE = Duration.ofSeconds(5);

    @Mixin
    private Options options;

    @Parameters(index = "0", arity = "0..1", paramLabel = "ENGINE", description = "Its id; 'fathom engines' lists them.")
    private String engine;

    @Parameters(index = "1", arity = "0..1", paramLabel = "QUESTION", description = "One that the engine declares.")
    private String question;

    @Option(names = "--subject", paramLabel = "S", description = "What it is about: an asset, an instrument or a portfolio.")
    private String subject = "";

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "A parameter of the question; may stand several times.")
    private Map<String, String> set = Map.of();

    @Option(names = "--input", paramLabel = "FILE", description = "Figures of your own: CSV with a header, or JSON. Nothing is started for it.")
    private Path input;

    @Option(names = "--after", paramLabel = "SECONDS", description = "How long a platform that is started for it runs before it is asked, 0 to 3600 (default: ${DEFAULT-VALUE}).", defaultValue = "3")
    private double after;

    @Option(names = {"-h", "--help"}, description = "This, or behind an engine its questions.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (engine == null) {
            if (!help) throw new UsageException("which engine? " + String.join(", ", ids()));
            spec.commandLine().usage(spec.commandLine().getOut());
            return Exit.PASSED;
        }
        EngineDefinition asked = engine();
        if (help || question == null) {
            list(asked);
            return Exit.PASSED;
        }
        QuestionKind kind = asked.question(question).orElseThrow(() -> new UsageException("the engine '" + engine + "' has no question '" + question + "'"
                + Nearest.hint(question, asked.questions().stream().map(QuestionKind::name).toList())));
        Table table = table(kind);
        if (!table.isEmpty()) options.refuseFeed("--input is what it is asked about");
        var travelling = new Question(kind.name(), subject, set, table, "ask");
        try {
            kind.settings(set);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--set: " + e.getMessage());
        }
        if (!(after >= 0 && after <= 3600)) throw new UsageException("--after " + after + ": from 0 to 3600 seconds");
        Object body;
        try {
            body = table.isEmpty() ? askPlatform(asked, travelling) : compute(asked, kind, travelling);
        } catch (IllegalArgumentException e) {
            return refused(travelling, e.getMessage());
        }
        Map<String, Object> document = AnswerDocument.of(engine, travelling, body, null);
        var out = spec.commandLine().getOut();
        if (options.json) out.println(Json.write(document));
        else print(document, out);
        return Exit.PASSED;
    }

    private static List<String> ids() {
        return Catalogue.STANDARD.built().stream().map(e -> e.id().id()).toList();
    }

    private EngineDefinition engine() {
        EngineDefinition found = Catalogue.STANDARD.engine(engine).orElseThrow(() -> new UsageException("there is no engine '" + engine + "'" + Nearest.hint(engine, ids())));
        if (!found.isBuilt()) throw new UsageException("the engine '" + engine + "' is not built yet; there are " + String.join(", ", ids()));
        return found;
    }

    private Table table(QuestionKind kind) {
        if (input == null) return Table.NONE;
        if (kind.input().isEmpty()) throw new UsageException("the question '" + kind.name() + "' takes no --input");
        try {
            return TableReader.read(Files.readString(input));
        } catch (MalformedInputException e) {
            throw new UsageException("--input " + input + ": it is not text in UTF-8");
        } catch (IOException e) {
            throw new UsageException("--input " + input + ": it cannot be read");
        } catch (IllegalArgumentException e) {
            throw new UsageException("--input " + input + ": " + e.getMessage());
        }
    }

    private int refused(Question asked, String why) {
        if (options.json) spec.commandLine().getOut().println(Json.write(AnswerDocument.of(engine, asked, null, why)));
        spec.commandLine().getErr().println("fathom: " + engine + " " + asked.kind() + ": " + why);
        return Exit.COULD_NOT_RUN;
    }

    /** By the engine's own code, on this thread. */
    private Object compute(EngineDefinition asked, QuestionKind kind, Question travelling) throws InterruptedException {
        Engine maker = asked.maker().get();
        Object body = maker.answer(travelling, kind.settings(set));
        if (!(body instanceof Work work)) return body;
        var progress = new Progress(spec.commandLine().getErr(), kind.name(), options.json);
        try {
            return work.run(progress::show);
        } catch (InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        } finally {
            progress.end();
        }
    }

    private Object askPlatform(EngineDefinition asked, Question travelling) throws InterruptedException {
        options.refuseFeedElsewhere();
        options.check();
        try (Platform platform = Settings.console(options, fault -> { })) {
            if (platform instanceof EmbeddedPlatform embedded) {
                embedded.awaitBooks(BOOKS);
                TimeUnit.MILLISECONDS.sleep((long) (after * 1e3));
            } else {
                await(platform, asked);
            }
            Answer answer = platform.ask(asked.id(), travelling.kind(), subject, set, Table.NONE).get();
            if (answer.isError()) throw new IllegalArgumentException(answer.error());
            return answer.body() instanceof JobReport job ? follow(platform, job) : answer.body();
        } catch (ExecutionException e) {
            throw new IllegalArgumentException(e.getCause() instanceof TimeoutException ? "no answer within two seconds" : e.getCause().getMessage(), e);
        }
    }

    private static void await(Platform platform, EngineDefinition asked) throws InterruptedException {
        for (long end = System.nanoTime() + PRESENCE.toNanos(); System.nanoTime() < end; TimeUnit.MILLISECONDS.sleep(50)) {
            if (EnginesState.of(platform.state()).engine(asked.id().id()).filter(e -> e.state() == EngineStatus.State.RUNNING).isPresent()) return;
        }
        throw new IllegalArgumentException("no process on the bus runs it");
    }

    private Object follow(Platform platform, JobReport submitted) throws InterruptedException {
        var progress = new Progress(spec.commandLine().getErr(), submitted.name(), options.json);
        try {
            while (true) {
                JobReport now = JobsState.of(platform.state()).job(submitted.id()).orElse(submitted);
                progress.show(now.share(), now.doing());
                switch (now.state()) {
                    case DONE -> {
                        return now.result();
                    }
                    case FAILED -> throw new IllegalArgumentException(now.error());
                    case CANCELLED -> throw new IllegalArgumentException("the job was cancelled");
                    case WAITING, RUNNING -> TimeUnit.MILLISECONDS.sleep(100);
                }
            }
        } finally {
            progress.end();
        }
    }

    private void list(EngineDefinition asked) {
        var out = spec.commandLine().getOut();
        if (options.json) {
            out.println(Json.write(Json.object("engine", engine, "questions", asked.questions().stream().map(AnswerDocument::plain).toList())));
            return;
        }
        out.printf("%s: %s%n", asked.id().label(), asked.id().computes());
        for (QuestionKind k : asked.questions()) {
            out.printf("%n%s%s%n  %s.%n", k.name(), k.isJob() ? " (a job)" : "", k.meaning());
            out.printf("  --subject  %s%n", switch (k.subject()) {
                case NONE -> "none";
                case ASSET -> "an asset, e.g. BTC";
                case INSTRUMENT -> "an asset or an instrument; empty for all";
                case PORTFOLIO -> "a portfolio; empty for the first";
            });
            for (Setting s : k.parameters()) out.printf("  --set %s  %s (%s)%n", s.name(), s.meaning(), s.usual() == null ? "must be set" : "usual: " + s.show(s.usual()));
            if (!k.input().isEmpty()) out.printf("  --input    columns %s%n", k.input());
        }
    }

    private static void print(Map<String, Object> document, PrintWriter out) {
        lines("", document.get("result"), out);
        ((Map<?, ?>) document.get("conventions")).forEach((name, value) -> out.printf("%-32s %s%n", name, value));
        if (document.get("inputs") != null) lines("inputs", document.get("inputs"), out);
    }

    private static void lines(String name, Object value, PrintWriter out) {
        switch (value) {
            case Map<?, ?> map -> map.forEach((k, v) -> lines(name.isEmpty() ? k.toString() : name + "." + k, v, out));
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) lines(name + "[" + i + "]", list.get(i), out);
            }
            case null -> out.printf("%-32s %s%n", name, "—");
            default -> out.printf("%-32s %s%n", name, value);
        }
    }
}
