package fathom.engine.analytics;

import fathom.bus.Envelope;
import fathom.bus.Interest;
import fathom.bus.Topics;
import fathom.engine.BroughtSeries;
import fathom.engine.Engine;
import fathom.engine.EngineDefinition;
import fathom.engine.EngineId;
import fathom.engine.EngineOutput;
import fathom.engine.PerPortfolio;
import fathom.engine.Question;
import fathom.engine.QuestionKind.Subject;
import fathom.engine.QuestionKind;
import fathom.engine.Work;
import fathom.model.PortfolioMark;
import fathom.setting.Settings;
import java.util.List;

/** How each portfolio performs, from its marks alone. Publishes a {@link PerformanceReport} per portfolio for every second of event time. */
public final class AnalyticsEngine implements Engine {
    public static final EngineDefinition DEFINITION = EngineDefinition.of(EngineId.ANALYTICS, AnalyticsEngine::new)
            .consuming(Interest.latest(Topics.MARKS))
            .publishing(PerformanceReport.TOPICS)
            .asked(QuestionKind.of("performance", Subject.PORTFOLIO, "return, volatility, ratios and their inference since the first mark"),
                    QuestionKind.of("rolling", Subject.PORTFOLIO, "the same measures over moving windows"),
                    QuestionKind.of("drawdowns", Subject.PORTFOLIO, "the deepest drawdowns with their beginning, trough and end"),
                    QuestionKind.of("series", Subject.PORTFOLIO, "the returns that all this is computed from"),
                    QuestionKind.of("statistics", Subject.NONE, "every statistic of returns or prices that are brought along", Statistics.PARAMETERS).bringing(BroughtSeries.COLUMNS))
            .answering("statistics", Statistics.class).answering("rolling", RollingMeasures.class).answering("drawdowns", DrawdownReport.class);

    private static final String NO_MARK = "no portfolio has been marked yet";

    private final PerPortfolio<PortfolioPerformance> portfolios = new PerPortfolio<>(PortfolioPerformance::new);

    @Override
    public void onMessage(Envelope message, EngineOutput out) {
        if (!(message.payload() instanceof PortfolioMark mark)) throw new IllegalArgumentException("not a mark: " + message.payload());
        var portfolio = portfolios.of(mark);
        if (portfolio.mark(mark)) out.publish(PerformanceReport.TOPICS.topic(mark.id()), PerformanceReport.TOPICS.type(), portfolio.report());
    }

    @Override
    public Object answer(Question question, Settings settings) {
        if (question.kind().equals("statistics")) {
            if (question.input().isEmpty()) throw new IllegalArgumentException("needs returns or prices to be brought along: " + BroughtSeries.COLUMNS);
            return Work.about(question.input(), () -> Statistics.of(question.input(), settings));
        }
        var portfolio = portfolios.find(question.subject());
        return switch (question.kind()) {
            case "performance" -> portfolio.map(PortfolioPerformance::report).orElseGet(() -> unknown(question.subject()));
            case "rolling" -> portfolio.map(PortfolioPerformance::rolling).orElseGet(() -> unknown(question.subject()));
            case "series" -> portfolio.orElseThrow(() -> new IllegalArgumentException(NO_MARK)).series();
            case "drawdowns" -> portfolio.map(PortfolioPerformance::drawdowns)
                    .orElseGet(() -> new DrawdownReport(question.subject(), 0, List.of(), NO_MARK));
            default -> throw question.unknown();
        };
    }

    private static PerformanceReport unknown(String subject) {
        return PerformanceReport.unknown(subject, 0, 0, PortfolioPerformance.INTERVAL, NO_MARK);
    }

    @Override
    public String warmingUp() {
        if (portfolios.all().isEmpty()) return NO_MARK;
        return portfolios.all().stream().map(p -> p.report().why()).filter(why -> !why.isEmpty()).findFirst().orElse("");
    }

    @Override
    public String summary() {
        int returns = portfolios.all().stream().mapToInt(p -> p.report().returns()).max().orElse(0);
        return portfolios.all().size() + " portfolios, " + returns + " returns";
    }
}
