package fathom.engine.risk;

import fathom.bus.Envelope;
import fathom.bus.Interest;
import fathom.bus.TopicFamily;
import fathom.bus.Topics;
import fathom.engine.Engine;
import fathom.engine.EngineId;
import fathom.engine.EngineOutput;
import fathom.engine.PerPortfolio;
import fathom.engine.Question;
import fathom.engine.ReturnMatrix;
import fathom.model.Bar;
import fathom.model.PortfolioMark;
import fathom.model.RiskReport;
import java.util.List;
import java.util.Optional;

/**
 * Value at risk and expected shortfall of each portfolio, from ten minutes of one-second returns of its assets and its present weights.
 * Publishes a {@link RiskReport} per portfolio for every second of event time.
 */
public final class RiskEngine implements Engine {
    private static final int WINDOW = 600;
    private static final String NO_MARK = "no portfolio has been marked yet";

    private final ReturnMatrix returns = new ReturnMatrix(WINDOW);
    private final PerPortfolio<PortfolioRisk> portfolios = new PerPortfolio<>(PortfolioRisk::new);

    @Override
    public EngineId id() {
        return EngineId.RISK;
    }

    @Override
    public List<Interest> interests() {
        return List.of(Interest.lossless(Topics.BARS), Interest.latest(Topics.MARKS));
    }

    @Override
    public List<TopicFamily<?>> publishes() {
        return List.of(Topics.RISK);
    }

    @Override
    public void onMessage(Envelope message, EngineOutput out) {
        switch (message.payload()) {
            case PortfolioMark mark -> portfolios.of(mark).hold(mark);
            case Bar bar -> {
                if (returns.add(bar)) publish(out);
            }
            default -> throw new IllegalArgumentException("neither a bar nor a mark: " + message.payload());
        }
    }

    private void publish(EngineOutput out) {
        for (var portfolio : portfolios.all()) {
            portfolio.onRow(returns);
            out.publish(Topics.RISK.topic(portfolio.report().portfolio()), Topics.RISK.type(), portfolio.report());
        }
    }

    @Override
    public Object answer(Question question) {
        var portfolio = portfolios.find(question.subject());
        return switch (question.kind()) {
            case "var" -> portfolio.map(PortfolioRisk::report)
                    .orElseGet(() -> RiskReport.unknown(question.subject(), 0, PortfolioRisk.LEVEL, 0, ReturnMatrix.INTERVAL, PortfolioRisk.HORIZON, NO_MARK));
            case "components" -> portfolio.map(PortfolioRisk::components)
                    .orElseGet(() -> new ComponentReport(question.subject(), 0, PortfolioRisk.LEVEL, List.of(), List.of(), NO_MARK));
            case "backtest" -> portfolio.map(PortfolioRisk::backtest)
                    .orElseGet(() -> new BacktestReport(question.subject(), 0, PortfolioRisk.LEVEL, List.of(), NO_MARK));
            case "stress" -> known(portfolio).stress(returns);
            case "shortfall" -> known(portfolio).shortfall(returns);
            case "volatility" -> known(portfolio).volatility(returns);
            case "simulation" -> known(portfolio).simulation(returns);
            default -> throw new IllegalArgumentException("no question '" + question.kind() + "'; there are " + String.join(", ", questions()));
        };
    }

    private static PortfolioRisk known(Optional<PortfolioRisk> portfolio) {
        return portfolio.orElseThrow(() -> new IllegalArgumentException(NO_MARK));
    }

    @Override
    public List<String> questions() {
        return List.of("var", "components", "backtest", "stress", "shortfall", "volatility", "simulation");
    }

    @Override
    public String summary() {
        return portfolios.all().size() + " portfolios, " + returns.samples(List.of()) + " returns of " + returns.assets().size() + " assets"
                + (returns.passedOver() == 0 ? "" : ", " + returns.passedOver() + " bars passed over");
    }
}
