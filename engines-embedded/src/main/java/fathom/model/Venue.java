package fathom.model;

/** The five venues, in the order in which every table lists them. */
public enum Venue {
    BINANCE("Binance", "USDT"),
    COINBASE("Coinbase", "USD"),
    KRAKEN("Kraken", "USD"),
    BYBIT("Bybit", "USDT"),
    OKX("OKX", "USDT");

    private final String label;
    private final String quote;

    Venue(String label, String quote) {
        this.label = label;
        this.quote = quote;
    }

    /** The name as the venue writes it. */
    public String label() {
        return label;
    }

    /** The currency its main books are quoted in: USD or USDT. They are not the same money. */
    public String quote() {
        return quote;
    }
}
