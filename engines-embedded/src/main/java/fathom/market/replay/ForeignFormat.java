package fathom.market.replay;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.regex.Pattern;

/** Files of others that are told by their beginning, so that it can be said what they are. @param name completes a sentence that begins with the file: "holds …" */
record ForeignFormat(String name, Pattern beginning) {
    private static final int LONGEST = 400;
    private static final List<ForeignFormat> ALL = List.of(
            of("a zip archive", "PK\u0003\u0004"), of("a zstd archive", "\\(\u00b5/\u00fd"), of("a Parquet table", "PAR1"), of("Databento's DBN", "DBN[\u0001-\u0009]"),
            of("a crossbook capture (CBCAP)", "CBCAP\\d "), of("Tardis' CSV", "exchange,symbol,timestamp,local_timestamp"),
            of("aggregated trades of Binance's public data (CSV)", "agg(_t|T)rade_?[iI]d,|\\d+,[\\d.]+,[\\d.]+,\\d+,\\d+,\\d{13,16},(?i:true|false)"),
            of("trades of Binance's public data (CSV)", "id,price,qty|\\d+,[\\d.]+,[\\d.]+,[\\d.]+,\\d{13,16},(?i:true|false)"),
            of("klines of Binance's public data (CSV)", "open_time,|\\d{13,16},([\\d.]+,){5}\\d{13,16},"), of("Bybit's public trades (CSV)", "timestamp,symbol,side,size,price"),
            of("OKX's public trades (CSV)", "trade_id[^\n]*,side"), of("normalised messages of Tardis Machine", "\\{\\s*\"type\": ?\"(trade|book_change|book_snapshot|disconnect|trade_bar)\""));

    private static ForeignFormat of(String name, String beginning) {
        return new ForeignFormat(name, Pattern.compile(beginning));
    }

    /** @return its name, or null when it is not known */
    static String of(byte[] bytes, int from, int to) {
        String beginning = new String(bytes, from, Math.min(LONGEST, to - from), ISO_8859_1);
        return ALL.stream().filter(f -> f.beginning.matcher(beginning).lookingAt()).map(ForeignFormat::name).findFirst().orElse(null);
    }
}
