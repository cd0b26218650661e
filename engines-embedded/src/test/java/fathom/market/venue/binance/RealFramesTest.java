package fathom.market.venue.binance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fathom.market.Heard;
import fathom.market.venue.binance.BinanceFrame.Kind;
import fathom.model.Book;
import java.io.FileInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two streams of the same venue, rebuilt apart: what the depth stream comes to must be what the ticker said at the same update id. */
class RealFramesTest {
    @ParameterizedTest
    @CsvSource({"spot_btcusdt_20240808.gz, 3400", "usdm_btcusdt_20240808.gz, 6400"})
    void theDepthBookAgreesWithTheTicker(String name, int atLeast) throws Exception {
        Path folder = Path.of(System.getProperty("fathom.shared", "../shared"), "data", "market");
        assumeTrue(Files.isDirectory(folder), "the recordings are not here: " + folder);
        var depth = new BinanceMarket();
        var depthBooks = new Heard();
        var tickers = new TreeMap<Long, Book>();
        var decoder = new BinanceDecoder();
        for (byte[] json : frames(folder.resolve(name))) {
            BinanceFrame frame = decoder.decode(json, 0, json.length);
            if (frame.kind() != Kind.TICKER) {
                depth.apply(frame, 1, depthBooks, 1);
            } else {
                var one = new Heard();
                new BinanceMarket().apply(frame, 1, one, 1);
                tickers.put(one.last().sequence(), one.last());
            }
        }
        int compared = 0;
        int agree = 0;
        for (Book book : depthBooks.books) {
            var ticker = tickers.floorEntry(book.sequence());
            if (ticker == null || tickers.higherKey(book.sequence()) == null) continue;
            compared++;
            if (ticker.getValue().bid() == book.bid() && ticker.getValue().ask() == book.ask()) agree++;
        }
        assertThat(compared).isGreaterThan(atLeast);
        assertThat(agree).isEqualTo(compared);
    }

    private static List<byte[]> frames(Path file) throws Exception {
        var frames = new ArrayList<byte[]>();
        try (var in = new GZIPInputStream(new FileInputStream(file.toFile()))) {
            for (String line : new String(in.readAllBytes(), UTF_8).split("\n")) frames.add(line.substring(line.indexOf(' ') + 1).getBytes(UTF_8));
        }
        return frames;
    }
}
