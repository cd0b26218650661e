package fathom.market.venue;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fathom.market.venue.binance.Frames;
import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

class JsonCursorTest {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String[] SEEDS = {
            Frames.depth("BTCUSDT", 7, 9, "100.5=2 100.4=0", "100.6=0.25"), Frames.trade("ETHBTC", 5, "0.05", "3", true),
            Frames.ticker("BTCUSDT", 1, "1=1", "2=1"),
            "{\"a\" : [ -0, 1.5e-3, 0.1, true , false,null, \"\\u00e9\\n\", {}, [], {\"b\":{}} ] , \"c\":\"\"}"};

    /** What Jackson takes, this takes, and nothing else: frames with a few characters changed, dropped or doubled. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void takesWhatJacksonTakes(long seed) {
        var random = new SplittableRandom(seed);
        String letters = "{}[]\",:.\\0123456789eE+-tfnu \tab\u0001";
        int valid = 0;
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder(SEEDS[random.nextInt(SEEDS.length)]);
            for (int n = random.nextInt(3); n > 0; n--) {
                int at = random.nextInt(text.length());
                char letter = letters.charAt(random.nextInt(letters.length()));
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, letter);
                    case 1 -> text.insert(at, letter);
                    default -> text.deleteCharAt(at);
                }
            }
            if (random.nextInt(10) == 0) text.setLength(random.nextInt(1, text.length()));
            boolean jackson = isValidForJackson(text.toString());
            assertThat(isValidHere(text.toString())).as("seed %d: %s", seed, text).isEqualTo(jackson);
            if (jackson) valid++;
        }
        assertThat(valid).isBetween(4_000, 16_000);
    }

    private static boolean isValidForJackson(String text) {
        byte[] bytes = text.getBytes(US_ASCII);
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), bytes, 0, bytes.length)) {
            if (parser.nextToken() == null) return false;
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (JacksonException e) {
            return false;
        }
    }

    private static boolean isValidHere(String text) {
        var cursor = on(text);
        try {
            cursor.skip();
            return cursor.atEnd();
        } catch (MalformedFrameException e) {
            return false;
        }
    }

    @Test
    void decimalsAgreeWithBigDecimal() {
        long seed = 20240808;
        var random = new SplittableRandom(seed);
        for (int i = 0; i < 20_000; i++) {
            int places = random.nextInt(9);
            String text = BigDecimal.valueOf(random.nextLong(1L << random.nextInt(1, 56)), places).toPlainString();
            assertThat(on('"' + text + '"').value()).as("seed %d, %s", seed, text).isEqualTo(Double.parseDouble(text));
            BigDecimal scaled = new BigDecimal(text).movePointRight(8);
            if (scaled.precision() <= 17) assertThat(on('"' + text + '"').scaled()).as("seed %d, %s", seed, text).isEqualTo(scaled.longValueExact());
        }
    }

    @Test
    void zerosBehindTheEighthDecimalAreNoLoss() {
        assertThat(on("\"0.1234567800\"").scaled()).isEqualTo(12_345_678);
    }

    @Test
    void sizesMayBeHuge() {
        assertThat(on("\"123456789012345678901.5\"").value()).isEqualTo(123456789012345678901.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", ".5", "-1", "1e", "1e-9", "1e20", "1.2.3", "0.123456789", "12a", "99999999999999999999", "92233720368547758", "NaN", "1 "})
    void whatIsNoPriceIsRefused(String text) {
        assertThatThrownBy(() -> on('"' + text + '"').scaled()).isInstanceOf(MalformedFrameException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "-1", "1.2.3", "12a", "NaN", "Infinity", "--"})
    void whatIsNoSizeIsRefused(String text) {
        assertThatThrownBy(() -> on('"' + text + '"').value()).isInstanceOf(MalformedFrameException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "01", "x", "\"5\"", "9999999999999999999", "12345678901234567890"})
    void whatIsNoWholeNumberIsRefused(String text) {
        assertThatThrownBy(() -> on(text + ' ').integer()).isInstanceOf(MalformedFrameException.class);
    }

    @Test
    void endlessNestingIsRefused() {
        assertThatThrownBy(() -> on("[".repeat(100_000)).skip()).hasMessageContaining("nested too deep");
    }

    private static JsonCursor on(String text) {
        byte[] bytes = ('x' + text + 'x').getBytes(US_ASCII);
        var cursor = new JsonCursor();
        cursor.on(bytes, 1, bytes.length - 1);
        return cursor;
    }
}
