package fathom.market.venue.binance;

/** Frames in Binance's shapes. A side is written {@code "100.5=2 100.4=0"}. */
public final class Frames {
    private Frames() {}

    public static String depth(String symbol, long first, long last, String bids, String asks) {
        return """
                {"stream":"%s@depth@100ms","data":{"e":"depthUpdate","E":1700000000123,"s":"%s","U":%d,"u":%d,"b":%s,"a":%s}}"""
                .formatted(symbol.toLowerCase(), symbol, first, last, side(bids), side(asks));
    }

    public static String futuresDepth(String symbol, long first, long last, long previous, String bids, String asks) {
        return """
                {"e":"depthUpdate","E":1700000000123,"T":1700000000120,"s":"%s","U":%d,"u":%d,"pu":%d,"b":%s,"a":%s}"""
                .formatted(symbol, first, last, previous, side(bids), side(asks));
    }

    public static String snapshot(long id, String bids, String asks) {
        return """
                {"lastUpdateId":%d,"bids":%s,"asks":%s}""".formatted(id, side(bids), side(asks));
    }

    public static String ticker(String symbol, long id, String bid, String ask) {
        return """
                {"stream":"%s@bookTicker","data":{"u":%d,"s":"%s","b":"%s","B":"%s","a":"%s","A":"%s"}}"""
                .formatted(symbol.toLowerCase(), id, symbol, price(bid), size(bid), price(ask), size(ask));
    }

    public static String trade(String symbol, long id, String price, String size, boolean buyerIsMaker) {
        return """
                {"stream":"%s@trade","data":{"e":"trade","E":1700000000124,"s":"%s","t":%d,"p":"%s","q":"%s","T":1700000000121,"m":%s,"M":true}}"""
                .formatted(symbol.toLowerCase(), symbol, id, price, size, buyerIsMaker);
    }

    private static String side(String levels) {
        var json = new StringBuilder("[");
        for (String level : levels.isBlank() ? new String[0] : levels.split(" ")) {
            if (json.length() > 1) json.append(',');
            json.append("[\"").append(price(level)).append("\",\"").append(size(level)).append("\"]");
        }
        return json.append(']').toString();
    }

    private static String price(String level) {
        return level.substring(0, level.indexOf('='));
    }

    private static String size(String level) {
        return level.substring(level.indexOf('=') + 1);
    }
}
