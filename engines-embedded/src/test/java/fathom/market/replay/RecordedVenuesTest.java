package fathom.market.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fathom.market.FeedStatus.State;
import fathom.market.Heard;
import fathom.market.venue.BookView;
import fathom.measure.Clock;
import fathom.model.Book;
import fathom.model.Levels;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recordings of the venues, where they are at hand: the counts that were found apart from us, and what must happen when one frame is missing or comes twice. */
class RecordedVenuesTest {
    private static final String DERIVED_COINBASE = "coinbase/DERIVED-advanced-from-exchange-2021-04-17.log.gz", BTC_KRAKEN = "kraken/crossbook-v2-book10-BTCUSD-5-resubscribes-2026-08-01.log",
            XRP_KRAKEN = "kraken/crossbook-v2-book25-XRPUSD-2026-08-02.log", OKX_2022 = "okx/cryptofeed-OKX-v5.ws.2022-05-13.raw", OKX_SEQUENCES = "okx/DERIVED-seqid-era-from-2022-05-13.log",
            TICK_COINBASE = "coinbase/tickvault-advanced-level2-2026-08-24.jsonl", TICK_BYBIT = "bybit/tickvault-v5-spot-orderbook50-2026-08-24.jsonl",
            LINEAR_BYBIT = "bybit/nautilus-bybit-official-ob500-XRPUSDT-linear.2024-12-01.jsonl", TICK_OKX = "okx/tickvault-v5-books-2026-08-24.jsonl";

    private static final Pattern TIME = Pattern.compile("(?:^|[->] )(\\d{10}\\.\\d+)");

    @TempDir
    private Path folder;
    private final Heard heard = new Heard();

    private static Path shared(String name) {
        Path file = Path.of(System.getProperty("fathom.shared", "../shared"), "data", "venues").resolve(name);
        assumeTrue(Files.isRegularFile(file), "the recording is not here: " + file);
        return file;
    }

    @ParameterizedTest
    @CsvSource({
            BTC_KRAKEN + ", KRAKEN, 377, 5, 301, 0, 0, BTC/USD, 0.01661321, 63004.9, 0.74804549, 63005.0",
            XRP_KRAKEN + ", KRAKEN, 1192, 1, 1147, 0, 0, XRP/USD, 7721.98218036, 1.08083, 4822.20340504, 1.08084",
            "kraken/kraken-v2-book25-2026-08-26.jsonl, KRAKEN, 50, 1, 43, 0, 0, BTC/USD, 0.11565097, 78500.6, 0.05733533, 78500.7",
            TICK_COINBASE + ", COINBASE, 12, 1, 0, 11, 0, BTC-USD, 0.04868904, 78856.05, 0.08023149, 78856.06",
            DERIVED_COINBASE + ", COINBASE, 9858, 10, 0, 9729, 97, SKL-USD, 468.0, 0.7902, 450.0, 0.7911",
            DERIVED_COINBASE + ", COINBASE, 9858, 10, 0, 9729, 97, YFI-BTC, 0.017061, 0.82553, 0.03, 0.82696",
            TICK_BYBIT + ", BYBIT, 10, 1, 0, 9, 0, BTCUSDT, 1.278364, 78715, 0.0297, 78715.1",
            "bybit/cpp-v5-LINEAR-orderbook50-publicTrade-2026-03-13.jsonl, BYBIT, 4, 1, 0, 2, 9, BTCUSDT, 0.557, 71423.80, 4.669, 71423.90",
            LINEAR_BYBIT + ", BYBIT, 50, 1, 0, 50, 0, XRPUSDT, 10605, 1.9537, 6702, 1.9538",
            OKX_2022 + ", OKX, 410, 3, 290, 0, 69, BTC-USDT, 0.18050747, 30236.1, 0.001, 30236.2",
            OKX_SEQUENCES + ", OKX, 414, 3, 0, 294, 69, BTC-USDT, 0.18050747, 30236.1, 0.001, 30236.2",
            TICK_OKX + ", OKX, 8, 1, 0, 7, 0, BTC-USDT, 0.35528063, 78722.2, 0.44699492, 78722.3"})
    void isReadWithoutAHole(String name, String venue, long frames, long snapshots, long good, long unchecked, long trades, String symbol, double bidSize, double bid, double askSize,
                            double ask) throws Exception {
        ReplaySummary s = play(shared(name));
        assertThat(s.venue().name()).isEqualTo(venue);
        assertThat(s.frames()).isEqualTo(frames);
        assertThat(s.malformed()).isZero();
        assertThat(s.gaps()).isZero();
        assertThat(s.crossedBooks()).isZero();
        assertThat(s.continuity().snapshots()).isEqualTo(snapshots);
        assertThat(s.continuity().resets()).isEqualTo(name.equals(OKX_SEQUENCES) ? 1 : 0);
        assertThat(s.continuity().checksums().good()).isEqualTo(good);
        assertThat(s.continuity().checksums().bad()).isZero();
        assertThat(s.continuity().checksums().absent()).isEqualTo(unchecked);
        assertThat(s.trades()).isEqualTo(trades);
        assertThat(s.undelivered().waitingForSnapshot()).isZero();
        assertThat(s.books()).noneMatch(BookView::stale);
        BookView book = s.books().stream().filter(b -> b.symbol().equals(symbol)).findFirst().orElseThrow();
        assertThat(best(book.bids())).containsExactly(bid, bidSize);
        assertThat(best(book.asks())).containsExactly(ask, askSize);
    }

    private static double[] best(Levels side) {
        return new double[] {side.price(0), side.size(0)};
    }

    /** Without one line, counted from 1: the hole is told once, and no book that it concerns is handed on afterwards. Kraken's checksum does not see what is below its ten levels. */
    @ParameterizedTest
    @CsvSource({BTC_KRAKEN + ", 176, 1, 138, 162", XRP_KRAKEN + ", 620, 0, 1146, 0", OKX_2022 + ", 145, 1, 222, 67", OKX_SEQUENCES + ", 142, 1, 0, 0", TICK_OKX + ", 5, 1, 0, 0",
            TICK_BYBIT + ", 6, 1, 0, 0", LINEAR_BYBIT + ", 21, 1, 0, 0", TICK_COINBASE + ", 7, 1, 0, 0", DERIVED_COINBASE + ", 1638, 1, 0, 0"})
    void aMissingFrameIsAHole(String name, int line, long gaps, long good, long bad) throws Exception {
        List<String> lines = lines(shared(name));
        lines.remove(line - 1);
        ReplaySummary s = play(Files.write(folder.resolve("missing"), lines));
        assertThat(s.gaps()).isEqualTo(gaps);
        assertThat(s.crossedBooks()).isZero();
        assertThat(s.continuity().checksums().bad()).isEqualTo(bad);
        assertThat(s.continuity().checksums().good()).isEqualTo(good);
        assertThat(s.books().stream().anyMatch(BookView::stale)).isEqualTo(gaps > 0);
        assertThat(s.undelivered().waitingForSnapshot() > 0).isEqualTo(gaps > 0);
    }

    /** Every tenth line twice: an old frame, no hole, and the same books. */
    @ParameterizedTest
    @CsvSource({BTC_KRAKEN, OKX_2022, OKX_SEQUENCES, TICK_OKX, TICK_BYBIT, LINEAR_BYBIT, TICK_COINBASE, DERIVED_COINBASE})
    void aFrameThatComesTwiceChangesNothing(String name) throws Exception {
        List<String> lines = lines(shared(name)), twice = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            twice.add(lines.get(i));
            if (i % 10 == 7 || i == lines.size() - 1) twice.add(lines.get(i));
        }
        ReplaySummary once = play(shared(name));
        Book last = heard.last();
        ReplaySummary s = play(Files.write(folder.resolve("twice"), twice));
        assertThat(s.gaps()).isZero();
        assertThat(s.continuity().checksums().bad()).isZero();
        assertThat(s.trades()).isEqualTo(once.trades());
        assertThat(s.books()).usingRecursiveComparison().isEqualTo(once.books());
        assertThat(heard.last().bids()).usingRecursiveComparison().isEqualTo(last.bids());
    }

    /** Stream and requested snapshots of one day, brought together by their times. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"BINANCE_US | 2021-10-12 | COMPUSDT 16.81835@296.92 2.9@297.46, CRVUSDT 1889.6@2.643 2026.9@2.648, OMGBUSD 91.95@13.7307 72.96@13.7728, ZRXUSDT 307.93@0.9947 7119.69@0.9978",
            "BINANCE_FUTURES | 2021-07-22 | AKROUSDT 502.0@0.01734 50697.0@0.01735, CTKUSDT 1698.0@1.011 10123.0@1.012, KEEPUSDT 249.0@0.2463 9047.0@0.2467, SUSHIUSDT 303.0@7.612 267.0@7.616"})
    void binanceSnapshotsAreFoundForTheirStreams(String name, String day, String last) throws Exception {
        List<String> lines = lines(shared("binance/cryptofeed-" + name + ".ws." + day + ".raw"));
        lines.addAll(lines(shared("binance/cryptofeed-" + name + ".rest-depth1000." + day + ".raw")));
        lines.removeIf(String::isBlank);
        lines.sort(Comparator.comparing(line -> new BigDecimal(TIME.matcher(line).results().findFirst().orElseThrow().group(1))));
        ReplaySummary s = play(Files.write(folder.resolve("merged.raw"), lines));
        assertThat(s.continuity().snapshots()).isEqualTo(4);
        assertThat(s.gaps()).isZero();
        assertThat(s.crossedBooks()).isZero();
        assertThat(s.undelivered().waitingForSnapshot()).isZero();
        assertThat(s.books().stream().sorted(Comparator.comparing(BookView::symbol)).map(b -> b.symbol() + " " + b.bids().size(0) + "@" + b.bids().price(0) + " " + b.asks().size(0) + "@" + b.asks().price(0)))
                .containsExactly(last.split(", "));
    }

    private ReplaySummary play(Path file) throws InterruptedException {
        heard.books.clear();
        try (var feed = new ReplayFeed(file, Double.POSITIVE_INFINITY, Clock.SYSTEM)) {
            feed.start(heard);
            assertThat(feed.join(Duration.ofSeconds(60))).isTrue();
            assertThat(feed.status().state()).as(feed.status().error()).isEqualTo(State.ENDED);
            return feed.summary();
        }
    }

    private static List<String> lines(Path file) throws IOException {
        try (InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(new FileInputStream(file.toFile())) : new FileInputStream(file.toFile())) {
            return new ArrayList<>(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
        }
    }
}
