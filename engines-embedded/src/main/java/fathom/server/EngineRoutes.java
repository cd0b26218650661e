package fathom.server;

import fathom.bus.Bus;
import fathom.bus.InboxWork;
import fathom.engine.Answer;
import fathom.engine.AnswerDocument;
import fathom.engine.EngineDefinition;
import fathom.engine.EngineStatus;
import fathom.engine.JobCancel;
import fathom.engine.JobReport;
import fathom.engine.JobsWatch;
import fathom.engine.QuestionKind;
import fathom.engine.Table;
import fathom.engine.TableReader;
import fathom.measure.Clock;
import fathom.platform.Catalogue;
import fathom.platform.console.Questions;
import fathom.platform.host.Host;
import fathom.setting.Setting;
import fathom.setting.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;

/** The engines over HTTP: what each declares that it can be asked is a route, its long work a resource. */
public final class EngineRoutes implements AutoCloseable {
    private static final String JSON = "application/json", SUBJECT = "subject";
    private static final int MOST_BYTES = 16 << 20;

    private final Catalogue catalogue;
    private final Host host;
    private final Bus bus;
    private final Questions questions;
    private final JobsWatch jobs;

    public EngineRoutes(Host host, Bus bus, Catalogue catalogue) {
        this.catalogue = catalogue;
        this.host = host;
        this.bus = bus;
        questions = new Questions(bus, "http." + host.id().process());
        jobs = new JobsWatch(bus);
    }

    public Routes routes() {
        Routes all = jobRoutes().with(Route.get("/engines", "The engines of this process, with what each can be asked").answers(200, JSON, "One object for each")
                .by(call -> Response.json(200, host.engines().stream().map(EngineRoutes::status).toList())));
        for (EngineDefinition engine : catalogue.built()) {
            String id = engine.id().id();
            all = all.with(Route.get("/engines/" + id, engine.id().label() + ": " + engine.id().computes()).answers(200, JSON, "How it is, and what it can be asked").by(call -> Response.json(200, status(engine))));
            for (QuestionKind question : engine.questions()) all = all.with(asked("/engines/" + id, engine, question), posted("/engines/" + id, engine, question));
        }
        return all;
    }

    /** Those of one engine alone, without its name before them: for a port of its own. */
    public Routes of(EngineDefinition engine) {
        Routes all = jobRoutes().with(Route.get("/engine", engine.id().label() + ": " + engine.id().computes()).answers(200, JSON, "How it is, and what it can be asked").by(call -> Response.json(200, status(engine))));
        for (QuestionKind question : engine.questions()) all = all.with(asked("", engine, question), posted("", engine, question));
        return all;
    }

    private Routes jobRoutes() {
        return Routes.NONE.with(
                Route.get("/jobs", "The last jobs of all engines, the latest first").answers(200, JSON, "One object for each")
                        .by(call -> Response.json(200, jobs.section().jobs().stream().map(AnswerDocument::plain).toList())),
                Route.get("/jobs/{job}", "How one job is, with its result when it is done").answers(200, JSON, "The job").by(call -> Response.json(200, AnswerDocument.plain(job(call)))),
                Route.delete("/jobs/{job}", "Ends one job").answers(202, JSON, "It ends soon").by(this::cancel));
    }

    private Route asked(String under, EngineDefinition engine, QuestionKind question) {
        Route route = declared(Route.get(under + "/" + question.name(), question.meaning()), question);
        return route.by(call -> answer(engine, question, subject(call), set(call, question), Table.NONE));
    }

    private Route posted(String under, EngineDefinition engine, QuestionKind question) {
        var types = question.input().isEmpty() ? List.of(JSON) : List.of(JSON, "text/csv");
        String brings = question.input().isEmpty() ? "" : ", and input: columns " + question.input();
        var body = new Body("subject and set (parameters by name)" + brings, types, MOST_BYTES, Map.of("type", "object"));
        Route route = declared(Route.post(under + "/" + question.name(), question.meaning()), question);
        return route.with(body).by(call -> {
            if (call.type().equals("text/csv")) return answer(engine, question, subject(call), set(call, question), TableReader.csv(call.bodyText()));
            JsonNode json = call.json();
            if (!json.isObject()) throw new Problem(400, "the body is an object with 'subject', 'set' and 'input'");
            for (String name : json.propertyNames()) {
                if (!List.of(SUBJECT, "set", "input").contains(name)) throw new Problem(400, "the body has an unknown member '" + name + "'; there are subject, set and input");
            }
            Map<String, String> set = new LinkedHashMap<>(set(call, question));
            JsonNode said = json.get("set");
            if (said != null && !said.isObject()) throw new Problem(400, "'set' is an object of parameters by name");
            if (said != null) said.properties().forEach(p -> set.put(p.getKey(), text(p.getValue())));
            String subject = json.has(SUBJECT) ? text(json.get(SUBJECT)) : subject(call);
            return answer(engine, question, subject, set, json.has("input") ? TableReader.json(json.get("input")) : Table.NONE);
        });
    }

    private static String text(JsonNode value) {
        if (value.isArray()) return String.join(",", value.values().stream().map(EngineRoutes::text).toList());
        if (value.isObject() || value.isNull()) throw new Problem(400, "a subject or a parameter is a number, a text or a list of texts");
        return value.asString();
    }

    private static Route declared(Route route, QuestionKind question) {
        Route with = route.with(new Setting.Text(SUBJECT, List.of(), "", about(question)));
                for (Setting s : question.parameters()) {
            if (route.method() == Method.GET || s.usual() != null) with = with.with(s); // what must be said may stand in the body
        }
        return question.isJob() ? with.answers(202, JSON, "The job that works it out, at Location") : with.answers(200, JSON, "engine, question, subject, result, conventions, inputs, error");
    }

    private static String about(QuestionKind question) {
        return switch (question.subject()) {
            case NONE -> "nothing: the question needs none";
            case ASSET -> "an asset, e.g. BTC";
            case INSTRUMENT -> "an asset or an instrument, e.g. BINANCE.BTC-USDT; empty for all";
            case PORTFOLIO -> "a portfolio by its id; empty for the first";
        };
    }

    private static String subject(Call call) {
        return Objects.requireNonNullElse(call.text(SUBJECT), "");
    }

    private static Map<String, String> set(Call call, QuestionKind question) {
        var set = new LinkedHashMap<String, String>();
        for (Setting s : question.parameters()) {
            Object value = call.values().get(s.name());
            if (value instanceof List<?> all) set.put(s.name(), String.join(",", all.stream().map(Object::toString).toList()));
            else if (value != null) set.put(s.name(), value.toString());
        }
        return set;
    }

    private Response answer(EngineDefinition engine, QuestionKind question, String subject, Map<String, String> set, Table input) {
        Settings.parse(set, question.parameters());
        Answer answer;
        try {
            answer = questions.ask(engine.id(), question.name(), subject, set, input).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TimeoutException) throw new Problem(504, engine.id().label() + " did not answer within two seconds; it may be stopped, or run nowhere");
            throw new Problem(503, "the question could not be asked: " + e.getCause().getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem(503, "the server is ending");
        }
        if (answer.isError()) throw new Problem(422, answer.error());
        if (answer.body() instanceof JobReport job) return Response.json(202, AnswerDocument.plain(job)).with("Location", "/jobs/" + job.id());
        return Response.json(200, AnswerDocument.of(answer));
    }

    private JobReport job(Call call) {
        String id = call.text("job");
        return jobs.section().job(id).orElseThrow(() -> new Problem(404, "there is no job " + id));
    }

    private Response cancel(Call call) {
        JobReport job = job(call);
        if (job.state().isOver()) throw new Problem(409, "the job " + job.id() + " is over");
        bus.publisher("http").publish(JobCancel.TOPICS.topic("all"), JobCancel.TOPICS.type(), new JobCancel(job.id()), Clock.SYSTEM.now());
        return Response.json(202, AnswerDocument.plain(job));
    }

    private Map<String, Object> status(EngineDefinition engine) {
        return host.engines().stream().filter(e -> e.id().equals(engine.id())).findFirst().map(EngineRoutes::status)
                .orElseThrow(() -> new Problem(404, engine.id().label() + " does not run in this process"));
    }

    private static Map<String, Object> status(EngineStatus e) {
        var document = new LinkedHashMap<String, Object>();
        document.put("id", e.id().id());
        document.put("name", e.id().label());
        document.put("port", e.id().port());
        document.put("state", e.state().id());
        document.put("computes", e.id().computes());
        document.put("reason", e.reason());
        document.put("summary", e.summary());
        document.put("warmingUp", e.notes().warmingUp().isEmpty() ? null : e.notes().warmingUp());
        InboxWork work = e.inbox() == null ? null : e.inbox().work();
        document.put("longestMicros", work == null ? null : work.longest() / 1e3);
        document.put("overBudget", work == null ? null : work.overBudget());
        document.put("errors", e.notes().errors().stream().map(AnswerDocument::plain).toList());
        document.put("questions", e.contract().questions().stream().map(AnswerDocument::plain).toList());
        return document;
    }

    @Override
    public void close() {
        questions.close();
        jobs.close();
    }
}
