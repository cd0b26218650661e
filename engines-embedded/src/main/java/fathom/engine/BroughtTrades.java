package fathom.engine;

import fathom.model.Instrument;
import fathom.model.Side;
import fathom.model.Trade;
import fathom.model.Venue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The trades of one instrument as whoever asks brings them along: {@code time,price,size[,side]}. Which instrument it is the input does not say.
 *
 * @param trades in the order of time; takers buy where no side is said
 * @param hasSides whether it was said who took
 */
public record BroughtTrades(List<Trade> trades, boolean hasSides, Computed.Inputs inputs) {
    /** What a question says of its input. */
    public static final String COLUMNS = "time,price,size[,side]";

    private static final Instrument ANY = Instrument.spot(Venue.values()[0], "INPUT");

    /** @throws IllegalArgumentException one sentence when a row is no trade, or earlier than the one before */
    public static BroughtTrades of(Table table) {
        long[] times = table.orderedTimes();
        double[] prices = table.numbers("price"), sizes = table.numbers("size");
        boolean sides = table.has("side");
        List<String> takers = sides ? table.texts("side") : List.of();
        var trades = new ArrayList<Trade>(times.length);
        for (int i = 0; i < times.length; i++) {
            var trade = new Trade(ANY, times[i], times[i], i + 1, prices[i], sizes[i], sides ? side(takers.get(i), i) : Side.BUY);
            String flaw = Flaws.of(trade);
            if (flaw != null) throw new IllegalArgumentException("row %d of the input: %s".formatted(i + 1, flaw));
            trades.add(trade);
        }
        return new BroughtTrades(List.copyOf(trades), sides, Computed.Inputs.of(table, times));
    }

    private static Side side(String text, int row) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "buy", "b", "1" -> Side.BUY;
            case "sell", "s", "-1" -> Side.SELL;
            default -> throw new IllegalArgumentException("row %d of the input, column 'side': '%s' is neither buy nor sell".formatted(row + 1, text));
        };
    }
}
