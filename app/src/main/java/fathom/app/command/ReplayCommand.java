package fathom.app.command;

import fathom.app.Exit;
import fathom.app.Json;
import fathom.app.Nearest;
import fathom.app.Options;
import fathom.app.UsageException;
import fathom.market.FeedSink;
import fathom.market.FeedStatus;
import fathom.market.Protocols;
import fathom.market.replay.ReplayFeed;
import fathom.market.venue.BookView;
import fathom.market.venue.Continuity;
import fathom.measure.Clock;
import fathom.model.Book;
import fathom.model.Gap;
import fathom.model.Levels;
import fathom.model.Trade;
import fathom.model.Venue;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "replay", mixinStandardHelpOptions = true, description = "Read a recording, rebuild its books by the venue's rule and count what was found.")
public final class ReplayCommand implements Callable<Integer> {
    @Mixin
    private Options options;

    @Parameters(paramLabel = "FILE", description = "Raw frames, one per line: <local ns> <json>; gzip or plain.")
    private Path file;

    @Option(names = "--venue", paramLabel = "NAME", description = "Whose frames they are: binance, coinbase, kraken, bybit or okx (default: found by the frames).")
    private String venue;

    @Option(names = "--speed", paramLabel = "X", defaultValue = "max", description = "1, any factor, or max (default): as fast as possible.")
    private String speed;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        options.refuseFeed("replay plays FILE");
        options.check();
        if (!Files.isRegularFile(file)) throw new UsageException("there is no file " + file);
        double factor = factor();
        try (var feed = new ReplayFeed(file, protocols(), factor, Clock.SYSTEM)) {
            feed.start(NOWHERE);
            var progress = new Progress(spec.commandLine().getErr(), file.getFileName().toString(), options.json);
            FeedStatus status;
            while ((status = feed.status()).state() == FeedStatus.State.RUNNING || status.state() == FeedStatus.State.NEW) {
                progress.show(status.progress());
                TimeUnit.MILLISECONDS.sleep(20);
            }
            progress.end();
            print(feed, status);
            return status.state() == FeedStatus.State.FAILED ? Exit.COULD_NOT_RUN : Exit.PASSED;
        }
    }

    /** All that there are, or the one that was named. */
    private Protocols protocols() {
        if (venue == null) return Protocols.STANDARD;
        List<String> names = Protocols.STANDARD.all().stream().map(p -> p.venue().name().toLowerCase(Locale.ROOT)).toList();
        if (!names.contains(venue)) throw new UsageException("--venue " + venue + ": use " + String.join(", ", names) + Nearest.hint(venue, names));
        return Protocols.STANDARD.only(Venue.valueOf(venue.toUpperCase(Locale.ROOT)));
    }

    private double factor() {
        if (speed.equals("max")) return Double.POSITIVE_INFINITY;
        try {
            double factor = Double.parseDouble(speed.endsWith("x") ? speed.substring(0, speed.length() - 1) : speed);
            if (factor > 0) return factor;
        } catch (NumberFormatException e) {
            // said below
        }
        throw new UsageException("--speed " + speed + ": use max, or a number above 0 such as 1 or 10");
    }

    private void print(ReplayFeed feed, FeedStatus status) {
        var out = spec.commandLine().getOut();
        var s = feed.summary();
        var u = s.undelivered();
        if (options.json) {
            var object = Json.object("frames", s.frames(), "malformed", s.malformed(), "trades", s.trades(), "bookUpdates", s.bookUpdates(), "gaps", s.gaps(), "crossedBooks",
                    s.crossedBooks(), "symbols", s.symbols(), "seconds", s.seconds(), "provenance", s.provenance().name(),
                    "passedOver", u.passedOver(), "leftOut", u.leftOut(), "duplicates", u.duplicates(), "restarts", u.restarts(), "waitingForSnapshot", u.waitingForSnapshot(),
                    "nonMarketTrades", u.nonMarketTrades(), "remarks", u.remarks(), "venue", s.venue().name().toLowerCase(Locale.ROOT), "checksums", checksums(s.continuity().checksums()),
                    "snapshots", s.continuity().snapshots(), "resets", s.continuity().resets(), "staleAtEnd", s.books().stream().filter(BookView::stale).map(BookView::symbol).toList(),
                    "last", last(s.books()));
            if (!status.error().isEmpty()) object.put("error", status.error());
            out.println(Json.write(object));
        } else {
            out.printf("%,d frames in %.3f s, recorded %s%n%,d book updates, %,d trades, %,d gaps, %,d crossed books, %,d malformed frames%n",
                    s.frames(), s.seconds(), String.join(", ", s.symbols()), s.bookUpdates(), s.trades(), s.gaps(), s.crossedBooks(), s.malformed());
            u.remarks().forEach(r -> spec.commandLine().getErr().println("fathom: " + r));
        }
        if (!status.error().isEmpty()) spec.commandLine().getErr().println("fathom: " + status.error());
    }

    private static Map<String, Object> checksums(Continuity.Checksums c) {
        return Json.object("good", c.good(), "bad", c.bad(), "absent", c.absent());
    }

    private static Map<String, Object> last(List<BookView> books) {
        var last = new TreeMap<String, Object>();
        for (BookView b : books) {
            last.put(b.symbol(), Json.object("bid", text(b.bids(), Levels::price), "bidSize", text(b.bids(), Levels::size), "ask", text(b.asks(), Levels::price),
                    "askSize", text(b.asks(), Levels::size)));
        }
        return last;
    }

    /** Null where the side is empty. */
    private static String text(Levels side, BiFunction<Levels, Integer, Double> part) {
        return side.isEmpty() ? null : BigDecimal.valueOf(part.apply(side, 0)).stripTrailingZeros().toPlainString();
    }

    /** Counting happens in the feed. */
    private static final FeedSink NOWHERE = new FeedSink() {
        @Override
        public void book(Book book, long intended) {}

        @Override
        public void trade(Trade trade, long intended) {}

        @Override
        public void gap(Gap gap, long intended) {}
    };
}
