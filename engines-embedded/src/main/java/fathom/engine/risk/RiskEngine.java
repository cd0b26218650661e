package fathom.engine.risk;

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
import fathom.engine.ReturnMatrix;
import fathom.model.Bar;
import fathom.model.PortfolioMark;
import fathom.model.RiskReport;
import fathom.setting.Settings;
import java.util.List;
import java.util.Optional;

/**
 * Value at risk and expected shortfall of each portfolio, from ten minutes of one-second returns of its assets and its present weights.
 * Publishes a {@link RiskReport} per portfolio for every second of event time.
 */
public final class RiskEngine implements Engine {
    public static final EngineDefinition DEFINITION = EngineDefinition.of(EngineId.RISK, RiskEngine::new)
            .consuming(Interest.lossless(Topics.BARS), Interest.latest(Topics.MARKS))
            .publishing(Topics.RISK)
            .asked(QuestionKind.of("var", Subject.PORTFOLIO, "value at risk and expected shortfall, now or of returns that are brought along", BroughtRisk.VAR).bringing(BroughtSeries.COLUMNS),
                    QuestionKind.of("components", Subject.PORTFOLIO, "what each position adds to the value at risk"),
                    QuestionKind.of("backtest", Subject.PORTFOLIO, "how often the value at risk was exceeded, and what the tests say of that", BroughtRisk.BACKTEST)
                            .bringing("time,value or time,value,var with forecasts, loss positive"),
                    QuestionKind.of("stress", Subject.PORTFOLIO, "what the portfolio would lose under named shocks", BroughtRisk.STRESS).bringing(BroughtSeries.COLUMNS),
                    QuestionKind.of("shortfall", Subject.PORTFOLIO, "what each position adds to the expected shortfall"),
                    QuestionKind.of("volatility", Subject.PORTFOLIO, "volatility by EWMA and GARCH", BroughtRisk.VOLATILITY).bringing(BroughtSeries.COLUMNS),
                    QuestionKind.of("simulation", Subject.PORTFOLIO, "value at risk and expected shortfall of simulated returns, with their standard errors"),
                    QuestionKind.of("greeks", Subject.NONE, "price, delta, gamma, vega, theta and rho of a European option", Greeks.PARAMETERS))
            .answering("var-figures", VarFigures.class).answering("volatility-figures", VolatilityFigures.class).answering("var-backtest", BacktestReport.Method.class)
            .answering("stress-test", StressTest.class).answering("greeks", Greeks.class)
            .answering("risk-components", ComponentReport.class).answering("risk-backtest", BacktestReport.class).answering("risk-stress", StressReport.class)
            .answering("risk-shortfall", ShortfallReport.class).answering("risk-simulation", SimulationReport.class).answering("risk-volatility", VolatilityReport.class);

    private static final int WINDOW = 600;
    private static final String NO_MARK = "no portfolio has been marked yet";

    private final ReturnMatrix returns = new ReturnMatrix(WINDOW);
    private final PerPortfolio<PortfolioRisk> portfolios = new PerPortfolio<>(PortfolioRisk::new);

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
    public Object answer(Question question, Settings settings) {
        if (question.kind().equals("greeks")) return Greeks.of(settings);
        if (!question.input().isEmpty()) return BroughtRisk.answer(question, settings);
        var portfolio = portfolios.find(question.subject());
        if (question.kind().equals("var") && !question.set().isEmpty()) return known(portfolio).sample(returns).var(settings);
        question.refuseParameters();
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
            default -> throw question.unknown();
        };
    }

    private static PortfolioRisk known(Optional<PortfolioRisk> portfolio) {
        return portfolio.orElseThrow(() -> new IllegalArgumentException(NO_MARK));
    }

    @Override
    public String warmingUp() {
        if (portfolios.all().isEmpty()) return NO_MARK;
        return portfolios.all().stream().map(p -> p.report().why()).filter(why -> !why.isEmpty()).findFirst().orElse("");
    }

    @Override
    public String summary() {
        return portfolios.all().size() + " portfolios, " + returns.samples(List.of()) + " returns of " + returns.assets().size() + " assets"
                + (returns.passedOver() == 0 ? "" : ", " + returns.passedOver() + " bars passed over");
    }
}
