package fathom.engine.collateral;

import fathom.bus.Envelope;
import fathom.bus.Interest;
import fathom.bus.Topics;
import fathom.engine.Computed.Inputs;
import fathom.engine.Computed;
import fathom.engine.Engine;
import fathom.engine.EngineContext;
import fathom.engine.EngineDefinition;
import fathom.engine.EngineId;
import fathom.engine.EngineOutput;
import fathom.engine.PerPortfolio;
import fathom.engine.Question;
import fathom.engine.QuestionKind.Subject;
import fathom.engine.QuestionKind;
import fathom.engine.Table;
import fathom.engine.Work;
import fathom.engine.collateral.CollateralCall.Agreement;
import fathom.model.PortfolioMark;
import fathom.setting.Setting;
import fathom.setting.Settings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What must be put up for each portfolio by the rules for shares on margin, as if its assets were such, and how far it is from a margin call. Publishes a
 * {@link MarginReport} of each portfolio for every second of event time, and a {@link MarginCall} when equity falls below the maintenance requirement or comes back.
 */
public final class CollateralEngine implements Engine {
    private static final Setting CASH = new Setting.Numeric("cash", "", -1e15, 1e15, 0.0, "cash of an account that is brought along, below zero when borrowed; in the currency of the prices");
    private static final Setting SHOCK = new Setting.Numeric("shock", "%", -99, 900, 0.0, "by which all prices change before the requirement is computed");
    private static final Setting MULTIPLIER = new Setting.Numeric("multiplier", "", 1e-6, 1e6, 100.0, "shares a contract");
    private static final Setting INDEX = new Setting.Text("options", List.of("single", "broad"), "single", "an uncovered option needs 20 % of a single stock or narrow index, or 15 % of a broad index");
    private static final Setting[] CALL = {new Setting.Numeric("exposure", "", -1e15, 1e15, null, "what the other side owes at market, below zero when we owe"),
        amount("held", "value of the collateral that is held, before the haircut"), amount("threshold", "exposure that needs no collateral"), amount("independent", "amount that is needed whatever the exposure"),
        amount("minimum", "amount below which nothing moves"), amount("rounding", "unit of what moves; 0 for none"), new Setting.Numeric("haircut", "%", 0, 100, 0.0, "by which the collateral held counts less")};
    private static final Setting[] SPAN = {new Setting.Numeric("price-range", "%", 0, 100, 10.0, "price scan range, of the price of each underlying"),
        new Setting.Numeric("volatility-range", "%", 0, 1_000, 0.0, "volatility scan range, in points of volatility a year; counts where there is a column 'vega'"),
        new Setting.Numeric("extreme", "", 1, 10, 3.0, "price scan ranges of the two extreme moves"), new Setting.Numeric("cover", "%", 1, 100, 33.0, "part of the loss in the extreme moves that counts")};

    public static final EngineDefinition DEFINITION = EngineDefinition.of(EngineId.COLLATERAL, CollateralEngine::new)
            .consuming(Interest.latest(Topics.MARKS))
            .publishing(MarginReport.TOPICS, MarginCall.TOPICS)
            .asked(QuestionKind.of("requirement", Subject.PORTFOLIO, "initial and maintenance margin, excess, and the distance to a call, by position", CASH, SHOCK, MULTIPLIER, INDEX).bringing(Holding.COLUMNS),
                    QuestionKind.of("distance", Subject.PORTFOLIO, "by how much prices may fall or rise until a margin call", CASH, MULTIPLIER, INDEX).bringing(Holding.COLUMNS),
                    QuestionKind.of("call", Subject.NONE, "what may be asked of the other side under a credit support annex", CALL),
                    QuestionKind.of("span", Subject.PORTFOLIO, "scan risk over the sixteen scenarios of SPAN", SPAN).bringing("underlying,quantity,price[,delta,vega]"))
            .answering("call-report", CallReport.class).answering("span-report", SpanReport.class);

    private static final String NO_MARK = "no portfolio has been marked yet";
    private final PerPortfolio<Margined> portfolios = new PerPortfolio<>(id -> new Margined());

    private static Setting amount(String name, String meaning) {
        return new Setting.Numeric(name, "", 0, 1e15, 0.0, meaning);
    }

    /** One portfolio as it was marked last. */
    private static final class Margined {
        private PortfolioMark mark;
        private boolean called;
        private Computed answer;

        void hold(PortfolioMark latest) {
            mark = latest;
            answer = null;
        }

        MarginReport report() {
            return (MarginReport) answer().result();
        }

        /** Worked out once for each mark, when it is wanted. */
        Computed answer() {
            if (answer == null) answer = computed(Marks.report(mark), mark);
            return answer;
        }
    }

    @Override
    public void open(EngineContext context) {
        context.timers().every(Duration.ofSeconds(1), (due, out) -> {
            for (Margined portfolio : portfolios.all()) out.publish(MarginReport.TOPICS.topic(portfolio.mark.id()), MarginReport.TOPICS.type(), portfolio.report());
        });
    }

    @Override
    public void onMessage(Envelope message, EngineOutput out) {
        if (!(message.payload() instanceof PortfolioMark mark)) throw new IllegalArgumentException("not a mark: " + message.payload());
        Margined portfolio = portfolios.of(mark);
        portfolio.hold(mark);
        if (!Marks.unknown(mark).isEmpty()) return; // neither called nor back
        MarginAccount account = Marks.account(mark);
        double equity = account.equity(), maintenance = account.maintenance();
        boolean called = equity < maintenance;
        if (called == portfolio.called) return;
        portfolio.called = called;
        out.publish(MarginCall.TOPICS.topic(mark.id()), MarginCall.TOPICS.type(), new MarginCall(mark.id(), mark.at(), called, equity, maintenance, Math.max(0, maintenance - equity)));
    }

    @Override
    public Object answer(Question question, Settings settings) {
        Table input = question.input();
        return switch (question.kind()) {
            case "requirement", "distance" -> input.isEmpty() ? marked(question, settings) : Work.about(input, () -> computed(brought(input, settings, question.kind()), input));
            case "call" -> call(settings);
            case "span" -> input.isEmpty() ? span(question.subject(), Marks.table(known(question)), settings, known(question).at()) : Work.about(input, () -> span("input", input, settings, 0));
            default -> throw question.unknown();
        };
    }

    /** @throws IllegalArgumentException when its requirement cannot be said */
    private PortfolioMark known(Question question) {
        Optional<Margined> portfolio = portfolios.find(question.subject());
        PortfolioMark mark = portfolio.orElseThrow(() -> new IllegalArgumentException(NO_MARK)).mark;
        String unknown = Marks.unknown(mark);
        if (!unknown.isEmpty()) throw new IllegalArgumentException(unknown);
        return mark;
    }

    private Computed marked(Question question, Settings settings) {
        Optional<Margined> portfolio = portfolios.find(question.subject());
        if (portfolio.isEmpty()) return new Computed(MarginReport.unknown(question.subject(), 0, Double.NaN, NO_MARK), conventions(), new Inputs(0, 0, 0, ""));
        if (question.kind().equals("distance") || settings.number("shock") == 0) return portfolio.get().answer();
        PortfolioMark mark = known(question);
        return computed(shock(Marks.account(mark), settings, question.kind()).report(mark.at()), mark);
    }

    private static MarginReport brought(Table input, Settings settings, String kind) {
        double share = settings.text("options").equals("broad") ? OptionMargin.BROAD : OptionMargin.SINGLE;
        return shock(new MarginAccount("input", settings.number("cash"), Holding.of(input, settings.number("multiplier"), share)), settings, kind).report(0);
    }

    private static MarginAccount shock(MarginAccount account, Settings settings, String kind) {
        double shock = kind.equals("requirement") ? settings.number("shock") : 0;
        return shock == 0 ? account : account.at(1 + shock / 100);
    }

    private static Computed computed(MarginReport report, PortfolioMark mark) {
        Table table = Marks.table(mark);
        return new Computed(report, conventions(), new Inputs(table.count(), mark.at(), mark.at(), table.sha256()));
    }

    private static Computed computed(MarginReport report, Table input) {
        return new Computed(report, conventions(), Inputs.of(input));
    }

    private static Map<String, String> conventions() {
        var said = new LinkedHashMap<String, String>();
        said.put("initial", "Regulation T, 12 CFR 220.12: half the value of shares, and no less than maintenance");
        said.put("maintenance", "FINRA rule 4210(c): a quarter of a long position; of a short one the larger of 30 % and 5 a share, below a price of 5 the larger of the value and 2.50 a share");
        said.put("options", "FINRA rule 4210(f)(2), Cboe margin manual; long ones are paid in full");
        said.put("assets", "counted as if they were shares on margin; one underlying does not offset another");
        said.put("distance", "all prices, or one alone, changed by the same share; options keep their time value; found in 200 steps and bisected; a rise up to ten times the price");
        return said;
    }

    private static Computed call(Settings s) {
        double held = CollateralCall.valueAfterHaircut(s.number("held"), s.number("haircut") / 100);
        CollateralCall call = CollateralCall.of(s.number("exposure"), held, new Agreement(s.number("threshold"), s.number("independent"), s.number("minimum"), s.number("rounding")));
        return new Computed(new CallReport(s.number("exposure"), held, call.required(), call.amount()), Map.of("method", "ISDA credit support annex: exposure and independent amount above the threshold, less what is held",
                "rounding", "up for a delivery, down for a return"), new Inputs(0, 0, 0, ""));
    }

    private static Computed span(String name, Table table, Settings settings, long at) {
        SpanReport report = SpanBook.report(name, table, settings.number("price-range") / 100, settings.number("volatility-range") / 100,
                SpanScan.scenarios(settings.number("extreme"), settings.number("cover") / 100));
        return new Computed(report, Map.of("method", "SPAN (CME): the largest loss of each underlying over sixteen scenarios", "sum", "over underlyings, without credits between them and without a charge for delivery",
                "revaluation", "to first order: quantity times (delta times the move of the price and vega times that of the volatility); delta 1 and vega 0 where they are not said"), new Inputs(table.count(), at, at, table.sha256()));
    }

    @Override
    public String warmingUp() {
        return portfolios.all().isEmpty() ? "no portfolio has been marked yet" : "";
    }

    @Override
    public String summary() {
        long called = portfolios.all().stream().filter(p -> p.called).count();
        long unknown = portfolios.all().stream().filter(p -> !Marks.unknown(p.mark).isEmpty()).count();
        return portfolios.all().size() + " portfolios, " + called + " called" + (unknown == 0 ? "" : ", " + unknown + " cannot be judged");
    }
}
