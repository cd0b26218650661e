package fathom.engine.enhancedvpin;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What order flow does to the price, from bars of signed trades.
 *
 * @param lambda    Kyle's (1985): change of the price for one unit bought, by least squares over the bars with a constant
 * @param constant  of that line; @param bars with trades
 * @param amihud    Amihud's (2002): mean size of the log return for one unit of money traded
 */
public record Impact(double lambda, double constant, int bars, double amihud) {
    /** Bars below which a line says nothing. */
    public static final int LEAST = 3;

    /** @param first middle or price at the first trade of the bar; @param last at the last; @param signed bought less sold; @param traded price times size, added up */
    public record FlowBar(double first, double last, double signed, double firstPrice, double lastPrice, double traded) {}

    /** @throws IllegalArgumentException for fewer than {@value #LEAST} bars, or when all have the same flow */
    public static Impact of(List<FlowBar> bars) {
        if (bars.size() < LEAST) throw new IllegalArgumentException("needs " + LEAST + " bars with trades, has " + bars.size());
        double meanFlow = bars.stream().mapToDouble(FlowBar::signed).average().orElseThrow();
        double meanMove = bars.stream().mapToDouble(b -> b.last - b.first).average().orElseThrow();
        double squares = bars.stream().mapToDouble(b -> (b.signed - meanFlow) * (b.signed - meanFlow)).sum();
        if (!(squares > 0)) throw new IllegalArgumentException("every bar has the same flow: its impact cannot be told");
        double products = bars.stream().mapToDouble(b -> (b.signed - meanFlow) * (b.last - b.first - meanMove)).sum();
        double lambda = products / squares;
        double amihud = bars.stream().mapToDouble(b -> Math.abs(Math.log(b.lastPrice / b.firstPrice)) / b.traded).average().orElseThrow();
        return new Impact(lambda, meanMove - lambda * meanFlow, bars.size(), amihud);
    }

    /**
     * Bars of equal time, the first of which starts with the first trade, as those of VPIN; those without a trade are left out. The price that moves is the middle of the quotes; a bar that lacks it at either end is left out.
     *
     * @param signs of the trades; @param interval nanoseconds
     */
    public static List<FlowBar> bars(List<QuotedTrade> trades, int[] signs, long interval) {
        if (interval <= 0) throw new IllegalArgumentException("an interval is above 0, got " + interval);
        if (signs.length != trades.size()) throw new IllegalArgumentException(trades.size() + " trades and " + signs.length + " signs");
        var bars = new java.util.ArrayList<FlowBar>();
        long start = trades.isEmpty() ? 0 : trades.getFirst().at();
        for (int from = 0; from < trades.size(); ) {
            long bar = (trades.get(from).at() - start) / interval;
            int to = from;
            while (to < trades.size() && (trades.get(to).at() - start) / interval == bar) to++;
            QuotedTrade first = trades.get(from), last = trades.get(to - 1);
            double signed = IntStream.range(from, to).mapToDouble(i -> signs[i] * trades.get(i).size()).sum();
            double traded = IntStream.range(from, to).mapToDouble(i -> trades.get(i).price() * trades.get(i).size()).sum();
            if (!Double.isNaN(first.mid() + last.mid())) bars.add(new FlowBar(first.mid(), last.mid(), signed, first.price(), last.price(), traded));
            from = to;
        }
        return bars;
    }
}
