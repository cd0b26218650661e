package fathom.market.venue.binance;

import fathom.model.Instrument;
import fathom.model.Venue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which instrument {@code BTCUSDT} is: Binance writes base and quote as one word, so the quote is found by its ending. */
final class BinanceSymbols {
    /** An ending stands before any shorter one that it ends with. */
    private static final List<String> QUOTES = List.of("USDT", "USDC", "FDUSD", "TUSD", "BUSD", "USD1", "USDP", "USD", "DAI", "EUR", "TRY", "BRL", "JPY", "GBP",
            "AUD", "UAH", "ZAR", "PLN", "ARS", "MXN", "COP", "BTC", "ETH", "BNB", "TRX", "XRP", "DOGE", "SOL");

    private final Map<String, Instrument> spot = new HashMap<>();
    private final Map<String, Instrument> futures = new HashMap<>();

    Instrument instrument(String symbol, boolean future) {
        Map<String, Instrument> known = future ? futures : spot;
        Instrument instrument = known.get(symbol);
        if (instrument == null) {
            instrument = parse(symbol, future ? Instrument.Kind.PERPETUAL : Instrument.Kind.SPOT);
            known.put(symbol, instrument);
        }
        return instrument;
    }

    private static Instrument parse(String symbol, Instrument.Kind kind) {
        for (String quote : QUOTES) {
            int base = symbol.length() - quote.length();
            if (base > 0 && symbol.endsWith(quote)) return new Instrument(Venue.BINANCE, symbol.substring(0, base), quote, kind);
        }
        throw new MalformedFrameException("names the symbol '" + symbol + "', whose quote currency is not known");
    }
}
