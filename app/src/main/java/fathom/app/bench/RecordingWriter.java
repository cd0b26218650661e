package fathom.app.bench;

import fathom.market.FeedSink;
import fathom.market.sim.SimConfig;
import fathom.market.sim.SimMarket;
import fathom.model.Book;
import fathom.model.Gap;
import fathom.model.Instrument;
import fathom.model.Levels;
import fathom.model.Side;
import fathom.model.Trade;
import fathom.model.Venue;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/**
 * Writes what the simulated Binance BTC/USDT does as the venue's combined stream would tell it, gzip, one frame a line: a snapshot, a ticker for
 * each book, a depth update every tenth of a second, and the trades. Rate and mix are those of a lively minute on the real stream: about 110 frames a second,
 * of which 7 in 10 are tickers.
 */
final class RecordingWriter implements FeedSink {
    private static final double TICKS_PER_SECOND = 110;
    private static final double TRADE_SHARE = 0.22;
    private static final long DEPTH_EVERY = 100_000_000;
    private static final long FIRST_ID = 50_000_000_000L;
    private static final int DECIMALS = 8;

    private final Writer out;
    private final StringBuilder line = new StringBuilder(4_096);
    private Book told;
    private long toldId;
    private long id = FIRST_ID;
    private long frames;

    private RecordingWriter(Writer out) {
        this.out = out;
    }

    /** @param seconds of event time; @return how many frames were written */
    static long write(Path file, long seed, double seconds) throws IOException {
        var standard = SimConfig.standard(seed, TICKS_PER_SECOND);
        var config = new SimConfig(seed, TICKS_PER_SECOND, SimConfig.EPOCH, standard.assets().subList(0, 1),
                standard.venues().stream().filter(v -> v.venue() == Venue.BINANCE).toList(), standard.dynamics(), TRADE_SHARE, standard.overlay());
        var market = new SimMarket(config);
        try (var out = new BufferedWriter(new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.US_ASCII))) {
            var writer = new RecordingWriter(out);
            for (long end = SimConfig.EPOCH + (long) (seconds * 1e9); market.nextAt() < end; ) market.next(writer);
            return writer.frames;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public void book(Book book, long intended) {
        id++;
        if (told == null) {
            snapshot(book);
            return;
        }
        begin(book.receivedAt(), book.instrument(), "bookTicker").append("{\"u\":").append(id).append(",\"s\":\"").append(symbol(book.instrument()))
                .append("\",\"b\":");
        best(book.bids(), 'B').append(",\"a\":");
        best(book.asks(), 'A');
        end("}}");
        if (book.receivedAt() - told.receivedAt() >= DEPTH_EVERY) depth(book);
    }

    private void snapshot(Book book) {
        line.append(book.receivedAt()).append(" {\"lastUpdateId\":").append(id).append(",\"symbol\":\"").append(symbol(book.instrument()))
                .append("\",\"bids\":[");
        changes(Levels.NONE, book.bids());
        line.append("],\"asks\":[");
        changes(Levels.NONE, book.asks());
        end("]}");
        tell(book);
    }

    private void depth(Book book) {
        begin(book.receivedAt(), book.instrument(), "depth@100ms").append("{\"e\":\"depthUpdate\",\"E\":").append(book.venueTime() / 1_000_000)
                .append(",\"s\":\"").append(symbol(book.instrument())).append("\",\"U\":").append(toldId + 1).append(",\"u\":").append(id).append(",\"b\":[");
        changes(told.bids(), book.bids());
        line.append("],\"a\":[");
        changes(told.asks(), book.asks());
        end("]}}");
        tell(book);
    }

    private void tell(Book book) {
        told = book;
        toldId = id;
    }

    @Override
    public void trade(Trade trade, long intended) {
        long millis = trade.venueTime() / 1_000_000;
        begin(trade.receivedAt(), trade.instrument(), "trade").append("{\"e\":\"trade\",\"E\":").append(millis)
                .append(",\"s\":\"").append(symbol(trade.instrument())).append("\",\"t\":").append(trade.id()).append(",\"p\":");
        decimal(trade.price()).append(",\"q\":");
        decimal(trade.size()).append(",\"T\":").append(millis).append(",\"m\":").append(trade.taker() == Side.SELL);
        end(",\"M\":true}}");
    }

    @Override
    public void gap(Gap gap, long intended) {
        throw new IllegalStateException("the simulator leaves no gaps: " + gap);
    }

    private StringBuilder begin(long at, Instrument instrument, String stream) {
        String name = symbol(instrument).toLowerCase(Locale.ROOT);
        return line.append(at).append(" {\"stream\":\"").append(name).append('@').append(stream).append("\",\"data\":");
    }

    /** Levels that are gone, with size 0, then those that are new or of another size. */
    private void changes(Levels before, Levels after) {
        boolean first = true;
        for (int i = 0; i < before.count(); i++) {
            if (Double.isNaN(sizeAt(after, before.price(i)))) first = level(before.price(i), 0, first);
        }
        for (int i = 0; i < after.count(); i++) {
            if (sizeAt(before, after.price(i)) != after.size(i)) first = level(after.price(i), after.size(i), first);
        }
    }

    private static double sizeAt(Levels levels, double price) {
        for (int i = 0; i < levels.count(); i++) if (levels.price(i) == price) return levels.size(i);
        return Double.NaN;
    }

    private boolean level(double price, double size, boolean first) {
        line.append(first ? "[" : ",[");
        decimal(price).append(',');
        decimal(size).append(']');
        return false;
    }

    private StringBuilder best(Levels side, char sizeName) {
        decimal(side.best()).append(",\"").append(sizeName).append("\":");
        return decimal(side.size(0));
    }

    /** With eight decimals, in quotes, as the venue writes every price and size. */
    private StringBuilder decimal(double value) {
        long scaled = Math.round(value * 1e8);
        String digits = Long.toString(scaled);
        String padded = "0".repeat(Math.max(0, DECIMALS + 1 - digits.length())) + digits;
        int point = padded.length() - DECIMALS;
        return line.append('"').append(padded, 0, point).append('.').append(padded, point, padded.length()).append('"');
    }

    private static String symbol(Instrument instrument) {
        return instrument.base() + instrument.quote();
    }

    private void end(String tail) {
        try {
            out.append(line.append(tail).append('\n'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        line.setLength(0);
        frames++;
    }
}
