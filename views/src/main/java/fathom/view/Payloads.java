package fathom.view;

import static fathom.view.piece.Rich.num;

import fathom.engine.Answer;
import fathom.engine.Question;
import fathom.engine.analytics.PerformanceReport;
import fathom.engine.backtest.BacktestReport;
import fathom.engine.portfolio.Allocation;
import fathom.engine.strategy.StrategySignal;
import fathom.model.Bar;
import fathom.model.Book;
import fathom.model.ConsolidatedBook;
import fathom.model.Feature;
import fathom.model.FeatureVector;
import fathom.model.Fill;
import fathom.model.Gap;
import fathom.model.Levels;
import fathom.model.Opportunity;
import fathom.model.Order;
import fathom.model.PortfolioMark;
import fathom.model.RiskReport;
import fathom.model.Trade;
import fathom.model.VpinReading;
import fathom.view.format.Format;
import fathom.view.piece.Rich;
import java.util.Locale;

/** What a message says, in one line. A record that is not known here is told by its components. */
public final class Payloads {
    /** Letters of a text that is not ours. */
    private static final int MOST = 240;

    private Payloads() {}

    public static Rich describe(Object payload) {
        return switch (payload) {
            case Book b -> book(b);
            case Trade t -> Rich.of(word(t.taker()) + " ", number(t.size(), 4), " at ", price(t.instrument().base(), t.price()), ", trade ", id(t.id()));
            case Gap g -> Rich.of("expected ", id(g.expected()), ", received ", id(g.received()));
            case Bar b -> bar(b);
            case Order o -> Rich.of("order ", id(o.id()), ": " + word(o.side()) + " ", number(o.size(), 4), " " + o.instrument().base() + " at "
                    + o.instrument().venue().label() + ", limit ", price(o.instrument().base(), o.limit()));
            case Fill f when f.size() == 0 -> Rich.of("order ", id(f.order().id()), " expired");
            case Fill f -> Rich.of("order ", id(f.order().id()), ": ", number(f.size(), 4), " done at ", price(f.order().instrument().base(), f.price()));
            case Opportunity o -> Rich.of("buy at " + o.buy().venue().label() + ", sell at " + o.sell().venue().label() + ", net ",
                    num(Format.unit(Format.change(o.net(), 2), "USD")));
            case PortfolioMark m -> Rich.of("NAV ", number(m.nav(), 0), ", P&L ", num(Format.change(m.pnl(), 0)), ", gross ", number(m.gross(), 0), " USD");
            case Question q -> Rich.of(q.kind() + subject(q) + ", asked by " + q.replyTo());
            case Answer a when a.isError() -> Rich.of(a.engine() + " cannot answer: " + a.error());
            case Answer a -> Rich.of(a.engine() + " answers " + a.question().kind() + subject(a.question()));
            case RiskReport r when !r.isKnown() -> Rich.of(r.why());
            case RiskReport r -> Rich.of("VaR " + Format.whole(r.level() * 100) + " ", percent(r.historicalVar()), ", ES ", percent(r.historicalEs()));
            case PerformanceReport p when !p.isKnown() -> Rich.of(p.why());
            case PerformanceReport p -> Rich.of("total ", num(Format.unit(Format.change(p.total(), 3), "%")), ", drawdown ", percent(p.maxDrawdown()));
            case VpinReading v when Double.isNaN(v.vpin()) -> Rich.of(number(v.buckets(), 0), " of ", number(v.window(), 0), " buckets");
            case VpinReading v -> Rich.of("VPIN ", number(v.vpin(), 3), ", cdf ", number(v.cdf(), 2), v.alert() ? ", alert" : "");
            case FeatureVector f -> Rich.of("spread ", num(Format.unit(Format.number(f.value(Feature.SPREAD_BP), 2), "bp")), ", imbalance ",
                    num(Format.change(f.value(Feature.IMBALANCE), 2)));
            case ConsolidatedBook b -> Rich.of(price(b.base(), b.bestBid()), " to ", price(b.base(), b.bestAsk()), ", ", num(Format.basisPoints(b.spreadBp())));
            case Allocation a when !a.why().isEmpty() -> Rich.of(a.why());
            case Allocation a -> Rich.of(number(a.methods().size(), 0), " methods over ", number(a.assets().size(), 0), " assets, ", number(a.samples(), 0),
                    " returns");
            case StrategySignal s when !s.isKnown() -> Rich.of(s.reason());
            case StrategySignal s -> Rich.of(s.target() > 0 ? "long " : s.target() < 0 ? "short " : "flat ", number(Math.abs(s.target()), 2), ": " + s.reason());
            case BacktestReport b -> Rich.of("total ", num(Format.unit(Format.change(100 * b.statistics().totalReturn(), 3), "%")), ", drawdown ", percent(100 * b.statistics().maxDrawdown()), ", ",
                    number(b.statistics().trades(), 0), " trades over ", number(b.bars(), 0), " bars");
            case null -> Rich.of("nothing");
            case Record r -> RecordWords.of(r);
            default -> Rich.of(brief(payload.toString()));
        };
    }

    private static Rich book(Book b) {
        String base = b.instrument().base();
        return Rich.of(price(base, b.bid()), " × ", best(b.bids()), " to ", price(base, b.ask()), " × ", best(b.asks()), ", ",
                number(Math.max(b.bids().count(), b.asks().count()), 0), " levels");
    }

    private static Rich bar(Bar b) {
        String base = b.instrument().base();
        return Rich.of("open ", price(base, b.open()), ", high ", price(base, b.high()), ", low ", price(base, b.low()), ", close ", price(base, b.close()),
                ", ", number(b.trades(), 0), " trades");
    }

    private static Rich.Span best(Levels side) {
        return number(side.isEmpty() ? Double.NaN : side.size(0), 4);
    }

    private static String subject(Question q) {
        return q.subject().isEmpty() ? "" : " of " + q.subject();
    }

    private static Rich.Span price(String base, double value) {
        return num(Format.price(base, value));
    }

    private static Rich.Span number(double value, int decimals) {
        return num(Format.number(value, decimals));
    }

    /** A number that names something is not grouped. */
    private static Rich.Span id(long value) {
        return num(Long.toString(value));
    }

    private static Rich.Span percent(double value) {
        return num(Format.percent(value, 3));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static String brief(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= MOST ? line : line.substring(0, MOST) + "…";
    }
}
