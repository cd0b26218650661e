package fathom.market.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fathom.market.FeedException;
import fathom.market.FeedStatus.State;
import fathom.market.Heard;
import fathom.measure.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with a file: one sentence, with the line, and what stands before it is delivered. */
class DamagedRecordingTest {
    @TempDir
    private Path folder;
    private final Heard heard = new Heard();
    private ReplayFeed feed;

    @AfterEach
    void close() {
        if (feed != null) feed.close();
    }

    @Test
    void aGarbledLineIsSkippedCountedAndNamed() throws Exception {
        List<String> lines = new ArrayList<>(Fixture.lines(400));
        lines.set(7, "1700000000008000000 {\"stream\":\"btcus\u0000!!");
        lines.set(11, "no time at all");
        lines.add("nor here");
        play(Fixture.plain(folder, lines));
        assertThat(feed.status().state()).isEqualTo(State.ENDED);
        assertThat(feed.summary().malformed()).isEqualTo(3);
        assertThat(feed.summary().frames()).isEqualTo(398);
        assertThat(feed.status().malformed()).isEqualTo(3);
        assertThat(feed.summary().undelivered().notices()).singleElement().asString().contains("3 lines were skipped").contains("line 8 is not valid JSON at character 17 of the frame (byte 0x00)");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3_000})
    void aGzipThatIsCutOffEndsInTheLineWhereItIsCut(int extra) throws Exception {
        byte[] whole = Files.readAllBytes(Fixture.gzip(folder, noisy(4_000)));
        Path cut = Files.write(folder.resolve("cut.gz"), Arrays.copyOf(whole, whole.length / 2 + extra));
        play(cut);
        assertThat(feed.status().state()).isEqualTo(State.FAILED);
        assertThat(feed.status().error()).matches(".*cut\\.gz is cut off in line \\d+: the gzip stream ends too early\\.");
        long line = Long.parseLong(feed.status().error().replaceAll(".*in line (\\d+):.*", "$1"));
        assertThat(feed.summary().frames()).isEqualTo(line - 1).isGreaterThan(1_000);
        assertThat(heard.trades).isNotEmpty();
    }

    @Test
    void aDamagedGzipEndsInTheLineOfTheDamage() throws Exception {
        byte[] bytes = Files.readAllBytes(Fixture.gzip(folder, noisy(4_000)));
        Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 200, (byte) 0xff);
        play(Files.write(folder.resolve("damaged.gz"), bytes));
        assertThat(feed.status().state()).isEqualTo(State.FAILED);
        assertThat(feed.status().error()).containsPattern("line \\d+").endsWith(".").doesNotContain("\n");
        assertThat(feed.summary().frames()).isPositive();
    }

    @Test
    void aPlainFileThatIsCutOffEndsInItsLastLine() throws Exception {
        String text = String.join("\n", Fixture.lines(400));
        play(Files.writeString(folder.resolve("cut.txt"), text.substring(0, text.length() - 20)));
        assertThat(feed.status().state()).isEqualTo(State.FAILED);
        assertThat(feed.status().error()).contains("cut.txt is cut off: line 400 is");
        assertThat(feed.summary().frames()).isEqualTo(399);
        assertThat(feed.summary().malformed()).isEqualTo(1);
    }

    @Test
    void aHundredBadLinesInARowAreGivenUp() throws Exception {
        List<String> lines = new ArrayList<>(Fixture.lines(2_400));
        for (int i = 1_500; i < 2_400; i++) lines.set(i, "junk " + i);
        play(Fixture.plain(folder, lines));
        assertThat(feed.status().error()).contains("given up after 100 unreadable lines in a row: line 1501 does not begin with");
        assertThat(feed.summary().frames()).isEqualTo(1_500);
        assertThat(feed.summary().malformed()).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dear diary,\nnothing happened.\n", "a,b,c\n1,2,3\n", "{\"u\":1}\n",
            "1700000000000000000 {\"price\":5}\n", "1700000000 {\"u\":1}\n", "1700000000000000000\n", "\u0000\u0001\u0002", "[1,2,3]"})
    void aForeignFileIsRefusedWithItsFirstLine(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("foreign.txt"), content);
        assertThatThrownBy(() -> new ReplayFeed(file)).isInstanceOf(FeedException.class)
                .hasMessageMatching(".*foreign\\.txt is not a recording of venue frames: line 1 [^\n]*\\.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {"Tardis' CSV | exchange,symbol,timestamp,local_timestamp,id,side,price,amount",
            "aggregated trades of Binance's public data (CSV) | 3000000,83000.10000000,0.00100000,1,1,1790000000000000,True,True",
            "trades of Binance's public data (CSV) | 5,83000.1,0.001,83.0,1790000000000,false", "klines of Binance's public data (CSV) | 1790000000000,1,2,1,2,5,1790000059999,1,1,1,1,0",
            "Bybit's public trades (CSV) | timestamp,symbol,side,size,price,tickDirection", "OKX's public trades (CSV) | trade_id/x,side/y,size,price",
            "a zip archive | PK\u0003\u0004abc", "Databento's DBN | DBN\u0003x", "a crossbook capture (CBCAP) | CBCAP1 kraken BTC/USD 1785552832693693000", "a Parquet table | PAR1x"})
    void aFormatOfOthersIsNamed(String name, String first) throws IOException {
        Path file = Files.writeString(folder.resolve("theirs"), first + "\n" + first + "\n");
        assertThatThrownBy(() -> new ReplayFeed(file)).isInstanceOf(FeedException.class).hasMessageMatching(".*theirs holds " + Pattern.quote(name) + ", which is not read; [^\n]*\\.");
    }

    @Test
    void binaryJunkIsRefused() throws IOException {
        long seed = 99;
        byte[] junk = new byte[300_000];
        new SplittableRandom(seed).nextBytes(junk);
        Path file = Files.write(folder.resolve("junk.bin"), junk);
        assertThatThrownBy(() -> new ReplayFeed(file)).as("seed %d", seed).isInstanceOf(FeedException.class).hasMessageContaining("line 1 ");
        Path packed = Files.write(folder.resolve("junk.gz"), Fixture.gzip(junk));
        assertThatThrownBy(() -> new ReplayFeed(packed)).as("seed %d", seed).isInstanceOf(FeedException.class).hasMessageContaining("line 1 ");
    }

    @Test
    void anEndlessLineIsRefused() throws IOException {
        byte[] line = new byte[50_000_000];
        Arrays.fill(line, (byte) '7');
        Path file = Files.write(folder.resolve("long.txt"), line);
        assertThatThrownBy(() -> new ReplayFeed(file)).isInstanceOf(FeedException.class).hasMessageContaining("line 1 is longer than 16 MiB");
    }

    @Test
    void anEndlessLineAmongGoodOnesStopsThere() throws Exception {
        List<String> lines = new ArrayList<>(Fixture.lines(40));
        lines.add(20, "1700000000020000000 {\"x\":\"" + "y".repeat(20_000_000) + "\"}");
        play(Fixture.plain(folder, lines));
        assertThat(feed.status().state()).isEqualTo(State.FAILED);
        assertThat(feed.status().error()).contains("line 21 is longer than 16 MiB");
        assertThat(feed.summary().frames()).isEqualTo(20);
    }

    @Test
    void whatIsNoFileIsRefused() throws IOException {
        assertThatThrownBy(() -> new ReplayFeed(folder)).isInstanceOf(FeedException.class).hasMessageContaining("is a directory");
        assertThatThrownBy(() -> new ReplayFeed(folder.resolve("none.gz"))).isInstanceOf(FeedException.class).hasMessageContaining("There is no file");
        Path empty = Files.createFile(folder.resolve("empty.gz"));
        assertThatThrownBy(() -> new ReplayFeed(empty)).isInstanceOf(FeedException.class).hasMessageContaining("is empty");
        Path blank = Files.writeString(folder.resolve("blank.txt"), "\n\n  \n");
        assertThatThrownBy(() -> new ReplayFeed(blank)).isInstanceOf(FeedException.class).hasMessageContaining("it has no lines");
        Path stub = Files.write(folder.resolve("stub.gz"), new byte[] {0x1f, (byte) 0x8b, 8});
        assertThatThrownBy(() -> new ReplayFeed(stub)).isInstanceOf(FeedException.class).hasMessageContaining("before line 1");
    }

    /** Lines that compress badly, so that half of the bytes is about half of the lines. */
    private static List<String> noisy(int count) {
        var random = new SplittableRandom(5);
        return Fixture.lines(count).stream().map(line -> line.replaceFirst("\\{", "{\"noise\":\"" + Long.toHexString(random.nextLong()) + "\",")).toList();
    }

    private void play(Path file) throws InterruptedException {
        feed = new ReplayFeed(file, Double.POSITIVE_INFINITY, Clock.SYSTEM);
        feed.start(heard);
        assertThat(feed.join(Duration.ofSeconds(20))).isTrue();
    }
}
