package fathom.market.venue.binance;

import fathom.market.venue.Symbols;
import fathom.model.Instrument;
import fathom.model.Venue;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which instrument {@code BTCUSDT} is: Binance writes base and quote as one word, so the quote is found by its ending. */
final class BinanceSymbols {
    /** Plain dollars are quoted by Binance.US alone. What else ends so may be a coin whose name does, e.g. RLUSD. */
    private static final Set<String> AGAINST_DOLLARS = Set.of("BTC", "ETH", "BNB", "SOL", "ADA", "AVAX", "LINK", "XRP", "DOGE", "LTC", "BCH", "DOT", "UNI", "COMP", "SUSHI",
            "ATOM", "MATIC", "POL", "USDT", "USDC", "DAI");

    private final Map<String, Instrument> spot = new HashMap<>();
    private final Map<String, Instrument> futures = new HashMap<>();
    private final Set<String> unknown = new HashSet<>();

    /** @return null when its quote currency is not known, or it is a contract with a delivery or a coin as its margin ({@code BTCUSDT_261225}, {@code BTCUSD_PERP}) */
    Instrument instrument(String symbol, boolean future) {
        Map<String, Instrument> known = future ? futures : spot;
        Instrument instrument = known.get(symbol);
        if (instrument == null && !unknown.contains(symbol)) {
            instrument = parse(symbol, future ? Instrument.Kind.PERPETUAL : Instrument.Kind.SPOT);
            if (instrument != null) known.put(symbol, instrument);
            else if (unknown.size() < 10_000) unknown.add(symbol);
        }
        return instrument;
    }

    private static Instrument parse(String symbol, Instrument.Kind kind) {
        if (symbol.indexOf('_') >= 0) return null;
        for (String quote : Symbols.QUOTES) {
            int base = symbol.length() - quote.length();
            if (base > 0 && symbol.endsWith(quote)) return new Instrument(Venue.BINANCE, symbol.substring(0, base), quote, kind);
        }
        String base = symbol.endsWith("USD") ? symbol.substring(0, symbol.length() - 3) : "";
        return AGAINST_DOLLARS.contains(base) ? new Instrument(Venue.BINANCE, base, "USD", kind) : null;
    }
}
