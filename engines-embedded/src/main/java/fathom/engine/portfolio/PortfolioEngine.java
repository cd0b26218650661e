package fathom.engine.portfolio;

import fathom.bus.Envelope;
import fathom.bus.Interest;
import fathom.bus.Topics;
import fathom.engine.Engine;
import fathom.engine.EngineDefinition;
import fathom.engine.EngineId;
import fathom.engine.EngineOutput;
import fathom.engine.PerPortfolio;
import fathom.engine.Question;
import fathom.engine.QuestionKind.Subject;
import fathom.engine.QuestionKind;
import fathom.engine.ReturnMatrix;
import fathom.market.UsdRates;
import fathom.model.Bar;
import fathom.model.PortfolioMark;
import fathom.setting.Settings;
import java.util.ArrayList;
import java.util.List;

/**
 * How the assets of each portfolio could be weighted instead, from an hour of one-second returns; a portfolio that holds nothing is weighed over
 * all assets. Publishes an {@link Allocation} per portfolio every ten seconds of event time.
 */
public final class PortfolioEngine implements Engine {
    public static final EngineDefinition DEFINITION = EngineDefinition.of(EngineId.PORTFOLIO, PortfolioEngine::new)
            .consuming(Interest.lossless(Topics.BARS), Interest.latest(Topics.MARKS))
            .publishing(Allocation.TOPICS)
            .asked(QuestionKind.of("allocation", Subject.PORTFOLIO, "weights by each method beside the present ones"),
                    QuestionKind.of("weights", Subject.PORTFOLIO, "weights by one method, of the assets of a portfolio or of figures that are brought along", Weighing.PARAMETERS).bringing(Weighing.COLUMNS),
                    QuestionKind.of("frontier", Subject.PORTFOLIO, "the efficient frontier with the present portfolio", Weighing.FRONTIER).bringing(Weighing.COLUMNS),
                    QuestionKind.job("min-cvar", Subject.PORTFOLIO, "the weights of least expected shortfall"),
                    QuestionKind.of("measures", Subject.PORTFOLIO, "the risk measures of the present weights"))
            .answering("weights", WeightsReport.class).answering("frontier-points", FrontierPoints.class)
            .answering("frontier", FrontierReport.class).answering("tail-weights", TailWeights.class).answering("risk-measures", MeasuresReport.class);

    private static final int WINDOW = 3600;
    private static final String NO_MARK = "no portfolio has been marked yet";
    private static final long EVERY = 10_000_000_000L;

    private final ReturnMatrix returns = new ReturnMatrix(WINDOW);
    private final PerPortfolio<Held> portfolios = new PerPortfolio<>(Held::new);
    private long publishedAt = Long.MIN_VALUE;

    private static final class Held {
        PortfolioMark mark;
        Allocation allocation;

        Held(String id) {
            allocation = Allocation.unknown(id, 0, 0, List.of(), new double[0], "waits for the next ten seconds of bars to end");
        }
    }

    @Override
    public void onMessage(Envelope message, EngineOutput out) {
        switch (message.payload()) {
            case PortfolioMark mark -> portfolios.of(mark).mark = mark;
            case Bar bar -> {
                if (returns.add(bar) && isDue()) publish(out);
            }
            default -> throw new IllegalArgumentException("neither a bar nor a mark: " + message.payload());
        }
    }

    /** Also when event time ran back. */
    private boolean isDue() {
        return publishedAt == Long.MIN_VALUE || returns.at() < publishedAt || returns.at() - publishedAt >= EVERY;
    }

    private void publish(EngineOutput out) {
        publishedAt = returns.at();
        for (var portfolio : portfolios.all()) {
            portfolio.allocation = allocate(portfolio.mark);
            out.publish(Allocation.TOPICS.topic(portfolio.mark.id()), Allocation.TOPICS.type(), portfolio.allocation);
        }
    }

    /** Without positions, over all assets that quote and moved; the others are no choice, and named. */
    private Allocation allocate(PortfolioMark mark) {
        String why = mark.unweighable();
        if (!why.isEmpty()) return Allocation.unknown(mark.id(), returns.at(), 0, List.of(), new double[0], why);
        var weights = mark.weights();
        var leftOut = new ArrayList<String>();
        var assets = weights.isEmpty() ? choices(leftOut) : List.copyOf(weights.keySet());
        double[] current = assets.stream().mapToDouble(asset -> weights.getOrDefault(asset, 0.0)).toArray();
        return Allocator.allocate(mark.id(), assets, current, List.copyOf(leftOut), returns);
    }

    private List<String> choices(List<String> leftOut) {
        var choices = new ArrayList<String>();
        for (String asset : returns.quoted()) {
            if (UsdRates.isDollarCoin(asset)) continue;
            String flaw = returns.flaw(asset);
            if (!flaw.isEmpty()) leftOut.add(flaw);
            else if (returns.samples(List.of(asset)) > 0) choices.add(asset);
        }
        return choices;
    }

    @Override
    public Object answer(Question question, Settings settings) {
        if (!question.input().isEmpty()) {
            var estimates = Estimates.of(question.input(), settings);
            return question.kind().equals("frontier") ? Weighing.frontier(estimates, settings) : Weighing.weights(estimates, settings);
        }
        var portfolio = portfolios.find(question.subject());
        Allocation allocation = portfolio.map(held -> held.allocation)
                .orElseGet(() -> Allocation.unknown(question.subject(), 0, 0, List.of(), new double[0], NO_MARK));
        if (question.kind().equals("weights")) {
            double[][] matrix = Allocator.known(allocation, returns);
            return Weighing.weights(Estimates.ofSeconds(allocation.assets(), matrix, returns.at(), settings), settings);
        }
        question.refuseParameters();
        return switch (question.kind()) {
            case "frontier" -> Allocator.frontier(allocation, returns);
            case "min-cvar" -> Allocator.leastShortfall(allocation, returns);
            case "measures" -> Allocator.measures(allocation, returns);
            case "allocation" -> allocation;
            default -> throw question.unknown();
        };
    }

    @Override
    public String warmingUp() {
        if (portfolios.all().isEmpty()) return NO_MARK;
        return portfolios.all().stream().map(held -> held.allocation.why()).filter(why -> !why.isEmpty()).findFirst().orElse("");
    }

    @Override
    public String summary() {
        return portfolios.all().size() + " portfolios, " + returns.samples(List.of()) + " returns of " + returns.assets().size() + " assets";
    }
}
