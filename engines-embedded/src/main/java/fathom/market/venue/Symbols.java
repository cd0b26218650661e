package fathom.market.venue;

import fathom.model.Instrument;
import fathom.model.Venue;
import java.util.List;

/** From a venue's symbol to the instrument. */
public final class Symbols {
    /** Currencies that others are quoted in, an ending before any shorter one that it ends with. */
    public static final List<String> QUOTES = List.of("USDT", "USDC", "FDUSD", "TUSD", "BUSD", "RLUSD", "XUSD", "PYUSD", "USD1", "USDP", "DAI", "EUR", "TRY", "BRL", "JPY", "GBP",
            "AUD", "UAH", "ZAR", "PLN", "ARS", "MXN", "COP", "BTC", "ETH", "BNB", "TRX", "XRP", "DOGE", "SOL");

    private Symbols() {}

    /** @return null when one of the two cannot be the name of an asset */
    public static Instrument spot(Venue venue, String base, String quote) {
        return isAsset(base) && isAsset(quote) ? new Instrument(venue, base, quote, Instrument.Kind.SPOT) : null;
    }

    /** {@code BTC-USDT}. @return null when it is not two assets with a dash between */
    public static Instrument dashed(Venue venue, String symbol) {
        int dash = symbol.indexOf('-');
        return dash < 0 ? null : spot(venue, symbol.substring(0, dash), symbol.substring(dash + 1));
    }

    /** {@code BTCUSDT}, where the venue's list of instruments is not at hand: the quote is found by its ending. @return null when that is not known */
    public static Instrument joined(Venue venue, String symbol, Instrument.Kind kind) {
        for (String quote : QUOTES) {
            int base = symbol.length() - quote.length();
            if (base > 0 && symbol.endsWith(quote)) return isAsset(symbol.substring(0, base)) ? new Instrument(venue, symbol.substring(0, base), quote, kind) : null;
        }
        return null;
    }

    private static boolean isAsset(String name) {
        if (name.isEmpty() || name.length() > 20) return false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!(c >= 'A' && c <= 'Z' || c >= '0' && c <= '9')) return false;
        }
        return true;
    }
}
