package fathom.engine.features;

import fathom.model.Trade;

/** What ends a bar (López de Prado 2018, chapter 2): so many trades, so much volume, so much money; or so much more bought than sold (or sold than bought) of one of them than expected. */
public enum BarSampling {
    TRADES(false) {
        @Override
        double amount(Trade trade) {
            return 1;
        }
    },
    VOLUME(false) {
        @Override
        double amount(Trade trade) {
            return trade.size();
        }
    },
    MONEY(false) {
        @Override
        double amount(Trade trade) {
            return trade.price() * trade.size();
        }
    },
    TRADE_IMBALANCE(true) {
        @Override
        double amount(Trade trade) {
            return 1;
        }
    },
    VOLUME_IMBALANCE(true) {
        @Override
        double amount(Trade trade) {
            return trade.size();
        }
    },
    MONEY_IMBALANCE(true) {
        @Override
        double amount(Trade trade) {
            return trade.price() * trade.size();
        }
    };

    private final boolean imbalance;

    BarSampling(boolean imbalance) {
        this.imbalance = imbalance;
    }

    public boolean isImbalance() {
        return imbalance;
    }

    /** What a trade adds. */
    abstract double amount(Trade trade);
}
