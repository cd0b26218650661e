package fathom.engine.enhancedvpin;

import java.util.List;

/** Whether a trade was started by a buyer (1) or a seller (−1), from prices and quotes alone; 0 where it cannot be said. */
public enum TradeSigning {
    /** Up from the last different price is a buy. */
    TICK {
        @Override
        int sign(QuotedTrade trade, int tick) {
            return tick;
        }
    },
    /** Above the middle is a buy; at the middle it cannot be said. */
    QUOTE {
        @Override
        int sign(QuotedTrade trade, int tick) {
            return Double.isNaN(trade.mid()) ? 0 : (int) Math.signum(trade.price() - trade.mid());
        }
    },
    /** By the quote, at the middle by the tick (Lee, Ready 1991), with the quotes of the moment of the trade. */
    LEE_READY {
        @Override
        int sign(QuotedTrade trade, int tick) {
            int quote = QUOTE.sign(trade, tick);
            return quote == 0 ? tick : quote;
        }
    },
    /** At the ask a buy, at the bid a sale, elsewhere by the tick (Ellis, Michaely, O'Hara 2000). */
    EMO {
        @Override
        int sign(QuotedTrade trade, int tick) {
            boolean quoted = !Double.isNaN(trade.mid()) && trade.ask() > trade.bid();
            return quoted && trade.price() == trade.ask() ? 1 : quoted && trade.price() == trade.bid() ? -1 : tick;
        }
    };

    abstract int sign(QuotedTrade trade, int tick);

    /** @param trades in their order; before the first change of price no tick is known */
    public int[] signs(List<QuotedTrade> trades) {
        var signs = new int[trades.size()];
        int tick = 0;
        for (int i = 0; i < signs.length; i++) {
            QuotedTrade trade = trades.get(i);
            if (i > 0 && trade.price() != trades.get(i - 1).price()) tick = trade.price() > trades.get(i - 1).price() ? 1 : -1;
            signs[i] = sign(trade, tick);
        }
        return signs;
    }
}
