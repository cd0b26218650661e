package fathom.view.engines;

import static fathom.view.piece.Rich.num;

import fathom.bus.Topic;
import fathom.engine.EngineContract;
import fathom.engine.analytics.PerformanceReport;
import fathom.engine.features.Feature;
import fathom.engine.features.FeatureVector;
import fathom.engine.marketdata.ConsolidatedBook;
import fathom.engine.portfolio.Allocation;
import fathom.engine.risk.RiskReport;
import fathom.engine.vpin.VpinReading;
import fathom.platform.PlatformState.Result;
import fathom.platform.PlatformState;
import fathom.view.format.Format;
import fathom.view.piece.Rich;
import java.util.Comparator;
import java.util.List;

/** What an engine said last, a line for each of its topics. */
final class Outputs {
    /** @param subject what it is about: the end of the topic; @param at when it was published, epoch nanoseconds */
    record Output(String subject, long at, Rich what) {}

    private Outputs() {}

    static List<Output> of(PlatformState state, EngineContract contract) {
        return state.results().values().stream().filter(r -> contract.publishes().stream().anyMatch(p -> p.matches(Topic.of(r.topic()))))
                .sorted(Comparator.comparing(Result::topic)).map(r -> new Output(subject(r.topic()), r.at(), describe(r.payload()))).toList();
    }

    /** What follows the second dot. */
    static String subject(String topic) {
        int first = topic.indexOf('.'), second = topic.indexOf('.', first + 1);
        return second < 0 ? topic : topic.substring(second + 1);
    }

    static Rich describe(Object payload) {
        return switch (payload) {
            case RiskReport r when !r.isKnown() -> Rich.of(r.why());
            case RiskReport r -> Rich.of("VaR " + Format.whole(r.level() * 100) + " ", percent(r.historicalVar()), ", ES ", percent(r.historicalEs()));
            case PerformanceReport p when !p.isKnown() -> Rich.of(p.why());
            case PerformanceReport p -> Rich.of("total ", num(Format.unit(Format.change(p.total(), 3), "%")), ", drawdown ", percent(p.maxDrawdown()));
            case VpinReading v when Double.isNaN(v.vpin()) -> Rich.of(num(Format.whole(v.buckets())), " of ", num(Format.whole(v.window())), " buckets");
            case VpinReading v -> Rich.of("VPIN ", num(Format.number(v.vpin(), 3)), ", cdf ", num(Format.number(v.cdf(), 2)), v.alert() ? ", alert" : "");
            case FeatureVector f -> Rich.of("spread ", num(Format.unit(Format.number(f.value(Feature.SPREAD_BP), 2), "bp")), ", imbalance ",
                    num(Format.change(f.value(Feature.IMBALANCE), 2)));
            case ConsolidatedBook b -> Rich.of(num(Format.price(b.base(), b.bestBid())), " to ", num(Format.price(b.base(), b.bestAsk())), ", ",
                    num(Format.basisPoints(b.spreadBp())));
            case Allocation a when !a.why().isEmpty() -> Rich.of(a.why());
            case Allocation a -> Rich.of(num(Format.whole(a.methods().size())), " methods over ", num(Format.whole(a.assets().size())), " assets, ",
                    num(Format.whole(a.samples())), " returns");
            default -> Rich.of(payload.getClass().getSimpleName());
        };
    }

    private static Rich.Span percent(double value) {
        return num(Format.percent(value, 3));
    }
}
