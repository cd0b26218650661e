package fathom.view.market;

import fathom.model.Side;
import fathom.model.Trade;
import fathom.state.PlatformState;
import fathom.watch.Silence;
import java.util.ArrayList;
import java.util.List;

/** All that a {@link LadderPane} paints, in rows that can be compared: what is equal to what stands there already is not painted again. */
record LadderPicture(Heads heads, List<Row> asks, Band band, List<Row> bids, Ladder ladder) {
    /** @param unit of the sizes, e.g. BTC */
    record Heads(String unit, double step, int digits, List<Head> venues) {}

    /** @param millis since the venue was last heard, rounded so that it does not flicker; −1 when never */
    record Head(String venue, String quote, long millis, boolean stale) {}

    /**
     * One price.
     *
     * @param sizes base currency by venue; 0 where nobody quotes
     * @param best  bit v is set where it is venue v's best price
     * @param cumulated from the best price to here; NaN beyond the last level that any venue sent, because what lies there is not known
     */
    record Row(double price, List<Double> sizes, int best, double total, double cumulated, double share, boolean crossed, boolean stale) {}

    /** The band in the middle. @param last NaN when no trade is on the tape; @param crossing empty unless venues cross */
    record Band(double last, Side taker, double spread, double spreadBp, double microprice, double bidShare, boolean shared, String crossing, boolean single,
                boolean stale) {}

    private static final List<String> COUNTS = List.of("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");

    static final LadderPicture NONE = new LadderPicture(new Heads("", Double.NaN, 0, List.of()), List.of(), null, List.of(), Ladder.EMPTY);

    /** A small number in words. */
    static String count(int n) {
        return n < COUNTS.size() ? COUNTS.get(n) : Integer.toString(n);
    }

    static LadderPicture of(PlatformState state, Quotes quotes, Ladder ladder) {
        if (ladder.isEmpty()) return NONE;
        boolean stopped = Silence.of(state).isStale();
        List<Head> venues = new ArrayList<>();
        for (int v = 0; v < quotes.rows().size(); v++) {
            double age = MarketModel.age(state, quotes.instrument(v));
            boolean stale = stopped || Silence.isOld(age, state);
            venues.add(new Head(quotes.instrument(v).venue().label(), quotes.instrument(v).quote(), Double.isNaN(age) ? -1 : Math.round(age / 1e6), stale));
        }
        boolean silent = venues.stream().allMatch(Head::stale);
        double most = Math.max(ladder.asks().cumulated(ladder.asks().rows() - 1), ladder.bids().cumulated(ladder.bids().rows() - 1));
        var heads = new Heads(quotes.asset().base(), ladder.step(), ladder.digits(), venues);
        return new LadderPicture(heads, rows(ladder, ladder.asks(), quotes.bestBid(), most, silent), band(state, quotes, silent),
                rows(ladder, ladder.bids(), quotes.bestAsk(), most, silent), ladder);
    }

    private static List<Row> rows(Ladder ladder, Ladder.Side side, double opposite, double most, boolean stale) {
        List<Row> rows = new ArrayList<>();
        double cumulated = 0, all = side.cumulated(side.rows() - 1);
        for (int r = 0; r < side.rows(); r++) {
            List<Double> sizes = new ArrayList<>();
            int best = 0;
            for (int v = 0; v < side.sizes().length; v++) {
                sizes.add(side.sizes()[v][r]);
                if (side.best()[v] == r) best |= 1 << v;
            }
            double price = ladder.price(side, r), total = side.total(r);
            cumulated += total;
            boolean crossed = total > 0 && (side.isBid() ? price >= opposite : price <= opposite), known = cumulated < all || total > 0;
            rows.add(new Row(price, sizes, best, total, known ? cumulated : Double.NaN, cumulated / most, crossed, stale));
        }
        return rows;
    }

    private static Band band(PlatformState state, Quotes quotes, boolean stale) {
        Trade last = MarketModel.tape(state, quotes.asset()).stream().findFirst().orElse(null);
        return new Band(MarketModel.last(state, quotes), last == null ? null : last.taker(), quotes.spread(), quotes.spreadBp(), quotes.microprice(),
                quotes.bidShare(),
                !Double.isNaN(quotes.microprice()), quotes.isCrossed() ? quotes.crossing() : "", quotes.rows().size() == 1, stale);
    }
}
