package fathom.market.venue;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenTest {
    private final JsonCursor json = new JsonCursor();
    private final byte[] to = new byte[100];

    private long written(String number) {
        byte[] bytes = ("\"" + number + "\" ").getBytes(US_ASCII);
        json.on(bytes, 0, bytes.length);
        json.value();
        return json.asWritten();
    }

    private String text(long written) {
        return new String(to, 3, Written.text(written, to, 3) - 3, US_ASCII);
    }

    private String digits(long written) {
        return new String(to, 3, Written.digits(written, to, 3) - 3, US_ASCII);
    }

    @ParameterizedTest
    @CsvSource({"78500.0, 785000", "0.00031250, 31250", "0, ''", "0.0, ''", "7, 7", "10, 10", "99, 99", "100, 100", "0.5, 5", "1234567.8901234567, 12345678901234567"})
    void theDigitsAsTheyWereSent(String number, String digits) {
        assertThat(digits(written(number))).isEqualTo(digits);
        assertThat(text(written(number))).isEqualTo(number);
    }

    @Test
    void anyDecimalComesBackAsItWas() {
        var random = new SplittableRandom(7);
        for (int i = 0; i < 100_000; i++) {
            BigDecimal number = new BigDecimal(BigInteger.valueOf(random.nextLong(1L << random.nextInt(1, 56))), random.nextInt(13));
            String text = number.toPlainString();
            long written = written(text);
            assertThat(text(written)).isEqualTo(text);
            assertThat(digits(written)).isEqualTo(number.signum() == 0 ? "" : number.unscaledValue().toString());
        }
    }

    @Test
    void whatIsTooLongIsNotKept() {
        assertThat(written("1234567890123456789")).isEqualTo(Written.UNKNOWN);
        assertThat(written("0.12345678901234567890123456789012345")).isEqualTo(Written.UNKNOWN);
    }
}
