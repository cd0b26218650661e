package fathom.engine.enhancedvpin;

import fathom.bus.Topic;
import fathom.engine.enhancedvpin.ToxicityReading.Part;
import fathom.model.Book;
import fathom.model.Instrument;
import fathom.model.Side;
import fathom.model.Trade;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The flow of one instrument as its trades and books come in. Not safe for threads. */
final class ToxicityMeter {
    /** Of the bars behind Kyle, Amihud and EDGE, and of the delay after which a realised spread is taken, nanoseconds. */
    static final long BAR = 5_000_000_000L;
    static final int ENOUGH_PAST = 20;
    private static final int PAST = 720;
    private static final double BP = 1e4;
    private static final String[] NAMES = {"VPIN", "Order-flow imbalance", "PIN", "Kyle lambda", "Effective spread", "Amihud"};
    private static final String[] UNITS = {"", "", "", "quote per base", "bp", "per quote"};
    private static final double[] WEIGHTS = {0.25, 0.20, 0.15, 0.15, 0.15, 0.10};

    final Instrument instrument;
    final Topic topic;
    private final TradeWindow window = new TradeWindow();
    private final SignedMinutes minutes = new SignedMinutes();
    private final OrderFlowImbalance flow = new OrderFlowImbalance();
    private final PastRank[] past = new PastRank[NAMES.length];
    private double gross;
    private double bid = Double.NaN, ask = Double.NaN;
    private double vpin = Double.NaN;
    private ImbalanceReport imbalance;
    private @Nullable ToxicityReading reading;

    ToxicityMeter(Instrument instrument) {
        this.instrument = instrument;
        topic = ToxicityReading.TOPICS.topic(instrument);
        imbalance = new ImbalanceReport(instrument.topicPart(), Double.NaN, Double.NaN, 0);
        for (int i = 0; i < past.length; i++) past[i] = new PastRank(PAST, ENOUGH_PAST);
    }

    void onTrade(Trade trade) {
        window.add(trade, bid, ask);
        minutes.add(trade.receivedAt(), trade.taker() == Side.BUY);
    }

    /** A crossed or one-sided book has no quotes. */
    void onBook(Book book) {
        boolean quoted = book.isTwoSided() && !book.isCrossed();
        bid = quoted ? book.bid() : Double.NaN;
        ask = quoted ? book.ask() : Double.NaN;
        if (quoted) gross += Math.abs(flow.add(bid, book.bids().size(0), ask, book.asks().size(0)));
    }

    void onVpin(double value) {
        vpin = value;
    }

    /** Readings that still lack before the first percentile. */
    int missing() {
        int most = 0;
        for (PastRank p : past) most = Math.max(most, p.size());
        return Math.max(0, ENOUGH_PAST - most);
    }

    int trades(long now) {
        return window.trades(now);
    }

    TradeWindow window() {
        return window;
    }

    SignedMinutes minutes() {
        return minutes;
    }

    /** Of the last whole interval. */
    ImbalanceReport imbalance() {
        return imbalance;
    }

    /** Null before the first. */
    @Nullable ToxicityReading reading() {
        return reading;
    }

    /** Ends an interval. @param now event time */
    ToxicityReading read(long now) {
        long events = flow.events();
        double sum = flow.drain();
        imbalance = new ImbalanceReport(instrument.topicPart(), events == 0 ? Double.NaN : sum, gross > 0 ? sum / gross : Double.NaN, events);
        gross = 0;
        QuotedTape tape = window.tape(now);
        var trades = tape.trades();
        int[] sides = tape.sides();
        TradingCost cost = trades.stream().allMatch(t -> Double.isNaN(t.mid())) ? null : TradingCost.of(trades, sides, BAR);
        Impact impact = impact(Impact.bars(trades, sides, BAR));
        double[] values = {vpin, Math.abs(imbalance.share()), minutes.pin(), impact == null ? Double.NaN : impact.lambda(), cost == null ? Double.NaN : BP * cost.weighted(),
            impact == null ? Double.NaN : impact.amihud()};
        List<Part> parts = parts(values);
        long known = parts.stream().filter(p -> p.weight() > 0).count();
        double composite = known < ToxicityReading.LEAST_PARTS ? Double.NaN : Math.min(1, parts.stream().mapToDouble(Part::adds).sum());
        reading = new ToxicityReading(instrument, now, trades.isEmpty() ? 0 : trades.getFirst().at(), trades.size(), composite, parts, cost == null ? Double.NaN : BP * cost.realised(),
                cost == null ? Double.NaN : BP * cost.impact(), BP * SpreadEstimator.EDGE.of(tape.bars(BAR)), agreement(tape, TradeSigning.QUOTE), minutes.count());
        return reading;
    }

    private static @Nullable Impact impact(List<Impact.FlowBar> bars) {
        boolean varies = bars.size() >= Impact.LEAST && bars.stream().mapToDouble(Impact.FlowBar::signed).distinct().count() > 1;
        try {
            return varies ? Impact.of(bars) : null;
        } catch (IllegalArgumentException e) {
            return null; // flows that differ by rounding alone
        }
    }

    private List<Part> parts(double[] values) {
        var percentiles = new double[values.length];
        double weights = 0;
        for (int i = 0; i < values.length; i++) {
            percentiles[i] = Double.isFinite(values[i]) ? past[i].rank(values[i]) : Double.NaN;
            if (!Double.isNaN(percentiles[i])) weights += WEIGHTS[i];
        }
        var parts = new ArrayList<Part>();
        for (int i = 0; i < values.length; i++) parts.add(new Part(NAMES[i], UNITS[i], values[i], percentiles[i], Double.isNaN(percentiles[i]) ? 0 : WEIGHTS[i] / weights));
        return parts;
    }

    /** Share of the trades signed by a rule of which the venue says the same; NaN where none is signed. */
    static double agreement(QuotedTape tape, TradeSigning rule) {
        int[] signs = rule.signs(tape.trades()), sides = tape.sides();
        if (sides == null) return Double.NaN;
        int signed = 0, same = 0;
        for (int i = 0; i < signs.length; i++) {
            if (signs[i] != 0) signed++;
            if (signs[i] == sides[i]) same++;
        }
        return signed == 0 ? Double.NaN : (double) same / signed;
    }
}
