package fathom.engine.vpin;

import static fathom.engine.RandomTape.BINANCE;
import static fathom.engine.RandomTape.SECOND;
import static fathom.engine.RandomTape.START;
import static fathom.engine.RandomTape.trade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import fathom.engine.KnownAnswers;
import fathom.engine.RandomTape;
import fathom.engine.vpin.Vpin.Settings;
import fathom.model.Side;
import fathom.model.Trade;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class VpinTest {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss[.SSS]");

    private static Settings packageSettings(int seconds) {
        return new Settings(seconds * SECOND, 50, 50, PriceChange.WITHIN_BAR);
    }

    /** 100,000 trades, 300-second bars, against every bucket that the R package gives. */
    @Test
    void reproducesThePublishedBuckets() throws IOException {
        Path folder = KnownAnswers.folder("13-vpin-pinstimation");
        Vpin.Result result = Vpin.compute(hundredThousandTrades(folder), packageSettings(300));
        assertThat(result.bucketVolume()).isCloseTo(3836.547397, within(1e-6));
        assertThat(result.sigma()).isCloseTo(0.1341007, within(1e-7));
        List<String[]> expected = Files.readAllLines(folder.resolve("buckets_timebar300.csv")).stream().skip(1).map(line -> line.split(",")).toList();
        // the package lists one more bucket, of volume 2e-9: what rounding left after the last one
        assertThat(Double.parseDouble(expected.getLast()[2])).isLessThan(1e-8);
        assertThat(result.buckets()).hasSize(expected.size() - 1);
        for (int i = 0; i < result.buckets().size(); i++) {
            VolumeBucket bucket = result.buckets().get(i);
            String[] row = expected.get(i);
            assertThat(bucket.buy()).as("bought in bucket %d", i + 1).isCloseTo(Double.parseDouble(row[1]), within(1e-7));
            assertThat(bucket.sell()).as("sold in bucket %d", i + 1).isCloseTo(Double.parseDouble(row[2]), within(1e-7));
            if (row[6].equals("NA")) assertThat(bucket.vpin()).isNaN();
            else assertThat(bucket.vpin()).as("VPIN of bucket %d", i + 1).isCloseTo(Double.parseDouble(row[6]), within(1e-12));
        }
    }

    @Test
    void reproducesThePublishedFiguresForOneMinute() throws IOException {
        Vpin.Result result = Vpin.compute(hundredThousandTrades(KnownAnswers.folder("13-vpin-pinstimation")), packageSettings(60));
        assertThat(result.bucketVolume()).isCloseTo(3889.832778, within(1e-6));
        assertThat(result.buckets()).hasSize(3600);
        double mean = result.buckets().stream().mapToDouble(VolumeBucket::vpin).filter(v -> !Double.isNaN(v)).average().orElseThrow();
        assertThat(mean).isCloseTo(0.2093, within(5e-5));
    }

    /** Columns timestamp, price, volume, bid, ask. */
    private static List<Trade> hundredThousandTrades(Path folder) throws IOException {
        var unzipped = new GZIPInputStream(Files.newInputStream(folder.resolve("hfdata.csv.gz")));
        try (var in = new BufferedReader(new InputStreamReader(unzipped, StandardCharsets.UTF_8))) {
            return in.lines().skip(1).map(line -> line.replace("\"", "").split(",")).map(c -> {
                var at = LocalDateTime.parse(c[0], TIME);
                long nanos = at.toEpochSecond(ZoneOffset.UTC) * SECOND + at.getNano();
                return trade(BINANCE, nanos, 0, Double.parseDouble(c[1]), Double.parseDouble(c[2]), Side.BUY);
            }).toList();
        }
    }

    /** Three bars, worked out by hand: changes 1, −1 and 0 have σ = 1; a day's volume of 60 over 4 makes buckets of 15. */
    @Test
    void followsTheDefinitionByHand() {
        List<Trade> tape = List.of(trade(BINANCE, START, 1, 100, 10, Side.BUY), trade(BINANCE, START + 1, 2, 101, 10, Side.BUY),
                trade(BINANCE, START + SECOND, 3, 101, 15, Side.BUY), trade(BINANCE, START + SECOND + 5, 4, 100, 15, Side.BUY),
                trade(BINANCE, START + 5 * SECOND, 5, 90, 10, Side.BUY));
        Vpin.Result result = Vpin.compute(tape, new Settings(SECOND, 4, 2, PriceChange.WITHIN_BAR));
        double up = 0.841344746068543, down = 1 - up;
        assertThat(result.sigma()).isEqualTo(1);
        assertThat(result.bucketVolume()).isEqualTo(15);
        assertThat(result.open()).isZero();
        assertBuckets(result, List.of(15 * up, 5 * up + 10 * down, 15 * down, 5 * down + 5));
        double first = 15 * (2 * up - 1), second = Math.abs(2 * (5 * up + 10 * down) - 15);
        assertThat(result.buckets().get(0).vpin()).isNaN();
        assertThat(result.buckets().get(1).vpin()).isCloseTo((first + second) / 30, within(1e-12));
        assertThat(result.buckets().get(1).at()).isEqualTo(START + SECOND + 5);
    }

    private static void assertBuckets(Vpin.Result result, List<Double> bought) {
        assertThat(result.buckets()).hasSameSizeAs(bought);
        for (int i = 0; i < bought.size(); i++) {
            assertThat(result.buckets().get(i).buy()).isCloseTo(bought.get(i), within(1e-12));
            assertThat(result.buckets().get(i).volume()).isCloseTo(15, within(1e-12));
        }
    }

    @Test
    void barsBeginAtTheFirstTradeAndTheFirstChangeCountsFromItsFirstPrice() {
        List<Trade> tape = IntStream.range(0, 4).mapToObj(i -> trade(BINANCE, START + 7 + i * SECOND, i, 100 + i, 1, Side.BUY)).toList();
        Vpin.Result result = Vpin.compute(tape, new Settings(2 * SECOND, 1, 1, PriceChange.BETWEEN_BARS));
        // bars {100, 101} and {102, 103}: changes 1 and 2
        assertThat(result.sigma()).isCloseTo(Math.sqrt(0.5), within(1e-15));
    }

    @Test
    void conservesVolumeAndStaysWithinBounds() {
        for (long seed = 1; seed <= 20; seed++) {
            List<Trade> tape = RandomTape.trades(seed, 120, 5);
            for (PriceChange change : PriceChange.values()) {
                Vpin.Result result = Vpin.compute(tape, new Settings(SECOND, 130, 10, change));
                double poured = result.buckets().stream().mapToDouble(VolumeBucket::volume).sum() + result.open();
                assertThat(poured).as("seed %d", seed).isCloseTo(tape.stream().mapToDouble(Trade::size).sum(), within(1e-9));
                assertThat(result.buckets()).as("seed %d", seed).hasSizeGreaterThan(100).allMatch(b -> !(b.vpin() < 0) && !(b.vpin() > 1))
                        .allMatch(b -> Math.abs(b.volume() / result.bucketVolume() - 1) < 1e-9);
            }
        }
    }

    @Test
    void theUnitOfPriceOrSizeDoesNotMatter() {
        List<Trade> tape = RandomTape.trades(3, 120, 5);
        assertSameVpin(tape, t -> trade(BINANCE, t.receivedAt(), t.id(), t.price() * 1024, t.size(), t.taker()));
        assertSameVpin(tape, t -> trade(BINANCE, t.receivedAt(), t.id(), t.price(), t.size() / 8, t.taker()));
        assertSameVpin(tape, t -> trade(BINANCE, t.receivedAt(), t.id(), t.price() + 1000, t.size(), t.taker()));
    }

    private static void assertSameVpin(List<Trade> tape, UnaryOperator<Trade> change) {
        var settings = new Settings(SECOND, 100, 10, PriceChange.BETWEEN_BARS);
        var before = Vpin.compute(tape, settings).buckets();
        var after = Vpin.compute(tape.stream().map(change).toList(), settings).buckets();
        assertThat(after).hasSameSizeAs(before);
        for (int i = 9; i < before.size(); i++) assertThat(after.get(i).vpin()).isCloseTo(before.get(i).vpin(), within(1e-9));
    }

    @Test
    void aTapeThatOnlyRisesIsToxicAndAFlatOneIsNot() {
        var settings = new Settings(SECOND, 50, 10, PriceChange.BETWEEN_BARS);
        assertThat(Vpin.compute(line(i -> 100 + i), settings).buckets().getLast().vpin()).isEqualTo(1);
        assertThat(Vpin.compute(line(i -> 100 + i + 0.1 * Math.sin(i)), settings).buckets().getLast().vpin()).isCloseTo(1, within(1e-9));
        assertThat(Vpin.compute(line(i -> 100), settings).buckets().getLast().vpin()).isZero();
    }

    private static List<Trade> line(IntToDoubleFunction price) {
        return IntStream.range(0, 400).mapToObj(i -> trade(BINANCE, START + i * SECOND / 2, i, price.applyAsDouble(i), 1, Side.BUY)).toList();
    }

    @Test
    void refusesAnEmptyTapeAndEmptySettings() {
        assertThatIllegalArgumentException().isThrownBy(() -> Vpin.compute(List.of(), packageSettings(60)));
        assertThatIllegalArgumentException().isThrownBy(() -> packageSettings(0));
    }
}
