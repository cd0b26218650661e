package fathom.engine.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.engine.PublishedAnswers;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Bar by bar as published for 502 daily bars of SPY. */
class IndicatorsTest {
    private static final String FOLDER = "04-factor-indicators-skender";
    private static final long DAY = 86_400_000_000_000L;

    static PriceBar[] spy() throws IOException {
        List<String[]> rows = PublishedAnswers.csv(FOLDER, "quotes/default.csv");
        return IntStream.range(1, rows.size()).mapToObj(i -> bar(rows.get(i))).toArray(PriceBar[]::new);
    }

    private static PriceBar bar(String[] row) {
        long start = LocalDate.parse(row[0]).toEpochDay() * DAY;
        return new PriceBar(start, start + DAY, Double.parseDouble(row[1]), Double.parseDouble(row[2]), Double.parseDouble(row[3]), Double.parseDouble(row[4]), Double.parseDouble(row[5]));
    }

    private static void check(String file, String field, ToDoubleFunction<PriceBar> indicator) throws IOException {
        JsonNode published = PublishedAnswers.json(FOLDER, "results/" + file + ".standard.json");
        PriceBar[] bars = spy();
        assertThat(published.size()).isEqualTo(bars.length);
        int known = 0;
        for (int i = 0; i < bars.length; i++) {
            double value = indicator.applyAsDouble(bars[i]);
            JsonNode expected = published.get(i).get(field);
            if (expected == null || expected.isNull()) {
                assertThat(value).as("%s of bar %s", field, i).isNaN();
            } else {
                known++;
                assertThat(value).as("%s of bar %s", field, i).isCloseTo(expected.asDouble(), within(1e-8));
            }
        }
        assertThat(known).isGreaterThan(400);
    }

    @Test
    void simpleAverage() throws IOException {
        var average = Average.simple(20);
        check("sma", "sma", b -> average.add(b.close()));
    }

    @Test
    void exponentialAverage() throws IOException {
        var average = Average.exponential(20);
        check("ema", "ema", b -> average.add(b.close()));
    }

    @Test
    void wildersAverage() throws IOException {
        var average = Average.wilder(20);
        check("smma", "smma", b -> average.add(b.close()));
    }

    @Test
    void macdAndItsSignalLine() throws IOException {
        var macd = new Macd(12, 26, 9);
        check("macd", "macd", b -> macd.add(b.close()));
        var other = new Macd(12, 26, 9);
        check("macd", "signal", b -> {
            other.add(b.close());
            return other.signal();
        });
    }

    @Test
    void relativeStrength() throws IOException {
        var rsi = new Rsi(14);
        check("rsi", "rsi", b -> rsi.add(b.close()));
    }

    @Test
    void averageTrueRange() throws IOException {
        var range = new TrueRange(14);
        check("atr", "atr", range::add);
    }

    @Test
    void donchiansChannel() throws IOException {
        var upper = new Channel(20);
        check("donchian", "upperBand", b -> {
            upper.add(b);
            return upper.upper();
        });
        var lower = new Channel(20);
        check("donchian", "lowerBand", b -> {
            lower.add(b);
            return lower.lower();
        });
    }

    @Test
    void bollingersBands() throws IOException {
        var bands = new Bands(20);
        check("bb", "zScore", b -> bands.add(b.close()));
        var upper = new Bands(20);
        check("bb", "upperBand", b -> {
            upper.add(b.close());
            return upper.mean() + 2 * upper.deviation();
        });
    }

    @Test
    void withoutLossesTheStrengthIsFull() {
        var rsi = new Rsi(2);
        assertThat(rsi.add(1)).isNaN();
        assertThat(rsi.add(2)).isNaN();
        assertThat(rsi.add(3)).isEqualTo(100);
    }
}
