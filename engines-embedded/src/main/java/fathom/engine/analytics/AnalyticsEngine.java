package fathom.engine.analytics;

import fathom.bus.Envelope;
import fathom.bus.Interest;
import fathom.bus.TopicFamily;
import fathom.bus.Topics;
import fathom.engine.Engine;
import fathom.engine.EngineId;
import fathom.engine.EngineOutput;
import fathom.engine.PerPortfolio;
import fathom.engine.Question;
import fathom.model.PortfolioMark;
import java.util.List;

/** How each portfolio performs, from its marks alone. Publishes a {@link PerformanceReport} per portfolio for every second of event time. */
public final class AnalyticsEngine implements Engine {
    private static final String NO_MARK = "no portfolio has been marked yet";

    private final PerPortfolio<PortfolioPerformance> portfolios = new PerPortfolio<>(PortfolioPerformance::new);

    @Override
    public EngineId id() {
        return EngineId.ANALYTICS;
    }

    @Override
    public List<Interest> interests() {
        return List.of(Interest.latest(Topics.MARKS));
    }

    @Override
    public List<TopicFamily<?>> publishes() {
        return List.of(PerformanceReport.TOPICS);
    }

    @Override
    public void onMessage(Envelope message, EngineOutput out) {
        if (!(message.payload() instanceof PortfolioMark mark)) throw new IllegalArgumentException("not a mark: " + message.payload());
        var portfolio = portfolios.of(mark);
        if (portfolio.mark(mark)) out.publish(PerformanceReport.TOPICS.topic(mark.id()), PerformanceReport.TOPICS.type(), portfolio.report());
    }

    @Override
    public Object answer(Question question) {
        var portfolio = portfolios.find(question.subject());
        return switch (question.kind()) {
            case "performance" -> portfolio.map(PortfolioPerformance::report).orElseGet(() -> unknown(question.subject()));
            case "rolling" -> portfolio.map(PortfolioPerformance::rolling).orElseGet(() -> unknown(question.subject()));
            case "series" -> portfolio.orElseThrow(() -> new IllegalArgumentException(NO_MARK)).series();
            case "drawdowns" -> portfolio.map(PortfolioPerformance::drawdowns)
                    .orElseGet(() -> new DrawdownReport(question.subject(), 0, List.of(), NO_MARK));
            default -> throw new IllegalArgumentException("no question '" + question.kind() + "'; there are " + String.join(", ", questions()));
        };
    }

    private static PerformanceReport unknown(String subject) {
        return PerformanceReport.unknown(subject, 0, 0, PortfolioPerformance.INTERVAL, NO_MARK);
    }

    @Override
    public List<String> questions() {
        return List.of("performance", "rolling", "drawdowns", "series");
    }

    @Override
    public String summary() {
        int returns = portfolios.all().stream().mapToInt(p -> p.report().returns()).max().orElse(0);
        return portfolios.all().size() + " portfolios, " + returns + " returns";
    }
}
