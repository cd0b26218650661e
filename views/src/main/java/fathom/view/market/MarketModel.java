package fathom.view.market;

import fathom.bus.Topics;
import fathom.engine.ResultsState.Result;
import fathom.engine.ResultsState;
import fathom.market.FeedStatus.VenueCounts;
import fathom.market.FeedStatus;
import fathom.market.MarketState;
import fathom.model.ConsolidatedBook;
import fathom.model.FeatureVector;
import fathom.model.Instrument;
import fathom.model.Trade;
import fathom.model.Venue;
import fathom.model.VpinReading;
import fathom.state.PlatformState;
import fathom.watch.Silence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Turns the platform's state into what the market view shows. Keeps no data but the scales that must sit still from one moment to the next. */
final class MarketModel {
    private record Scales(RoundScale step, RoundScale clip) {}

    private final Map<Asset, Scales> scales = new HashMap<>();

    /** @param rows of the ladder, both sides together */
    Ladder ladder(Quotes quotes, int rows) {
        if (quotes.rows().isEmpty()) return Ladder.EMPTY;
        Scales own = scales.computeIfAbsent(quotes.asset(), a -> new Scales(new RoundScale(), new RoundScale()));
        double step = own.step.follow(Ladder.wantedStep(quotes, rows));
        Ladder bare = Ladder.of(quotes, rows, step, Double.NaN);
        return new Ladder(bare.step(), bare.digits(), own.clip.follow(bare.largest()), bare.sides());
    }

    /**
     * One venue's best prices.
     *
     * @param ageNanos    since the book was due, on our clock; NaN where nothing says so
     * @param vpin        null where the engine has none for this instrument
     */
    record QuoteRow(Instrument instrument, double bid, double ask, boolean bestBid, boolean bestAsk, boolean crossed, VpinReading vpin, double ageNanos,
                    boolean stale) {
        double spreadBp() {
            return (ask - bid) / ((ask + bid) / 2) * 1e4;
        }
    }

    static List<QuoteRow> quotes(Quotes quotes, PlatformState state) {
        double bid = quotes.bestBid(), ask = quotes.bestAsk();
        return quotes.rows().stream().map(r -> quote(r, bid, ask, state)).toList();
    }

    private static QuoteRow quote(ConsolidatedBook.Row row, double bestBid, double bestAsk, PlatformState state) {
        Instrument i = row.book().instrument();
        boolean crossed = row.book().isCrossed();
        return new QuoteRow(i, row.bidUsd(), row.askUsd(), !crossed && row.bidUsd() == bestBid, !crossed && row.askUsd() == bestAsk, crossed,
                ResultsState.of(state).payload(Topics.VPIN.topic(i).name(), VpinReading.class), age(state, i),
                Silence.of(state).isStale() || Silence.isOld(age(state, i), state));
    }

    /** Since the tick behind its latest book was due, nanoseconds; where nothing says so, since its venue was last heard; NaN before that. */
    static double age(PlatformState state, Instrument instrument) {
        Long due = MarketState.of(state).due().get(instrument);
        if (due != null) return Math.max(0, state.at() - due);
        return counts(state, instrument.venue()).map(c -> (double) Math.max(0, state.at() - c.lastAt())).orElse(Double.NaN);
    }

    private static Optional<VenueCounts> counts(PlatformState state, Venue venue) {
        return MarketState.of(state).feed().venues().stream().filter(c -> c.venue() == venue && c.lastAt() != 0).findFirst();
    }

    /** What each venue sent: those that were heard at all. */
    static List<VenueCounts> feeds(PlatformState state) {
        return MarketState.of(state).feed().venues().stream().filter(c -> c.lastAt() != 0).sorted(Comparator.comparing(VenueCounts::venue)).toList();
    }

    /** What has failed, what was met and not handed on, and how the parts of the feed are, sentence by sentence; empty where there is nothing to say. */
    static String feedNote(PlatformState state) {
        FeedStatus feed = MarketState.of(state).feed();
        var note = new ArrayList<String>();
        if (!feed.error().isEmpty()) note.add(feed.error());
        note.addAll(feed.undelivered().remarks());
        feed.parts().forEach(p -> note.add(p.description() + ": " + p.state().name().toLowerCase(Locale.ROOT) + "."));
        return String.join(" ", note);
    }

    /** Latest first. */
    static List<Trade> tape(PlatformState state, Asset asset) {
        return MarketState.of(state).trades().stream().filter(t -> asset.covers(t.instrument())).toList();
    }

    /** One vector per venue that has any, in the order of the venues. */
    static List<FeatureVector> features(PlatformState state, Asset asset) {
        return ResultsState.of(state).latest().values().stream().map(Result::payload).filter(FeatureVector.class::isInstance).map(FeatureVector.class::cast)
                .filter(v -> asset.covers(v.instrument())).sorted(Comparator.comparing(v -> v.instrument().venue())).toList();
    }

    /** The last trade's price in USD over all venues; NaN when none is on the tape. */
    static double last(PlatformState state, Quotes quotes) {
        return tape(state, quotes.asset()).stream().findFirst().map(t -> t.price() * rate(quotes, t.instrument())).orElse(Double.NaN);
    }

    /** USD per unit of what that instrument is quoted in; NaN where no book of it is known. */
    static double rate(Quotes quotes, Instrument instrument) {
        return quotes.rows().stream().filter(r -> r.book().instrument().equals(instrument)).mapToDouble(ConsolidatedBook.Row::rate).findFirst()
                .orElse(Double.NaN);
    }
}
