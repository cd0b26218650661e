package fathom.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            5200        | 5.20 µs
            742000      | 742 µs
            1860000     | 1.86 ms
            38400000    | 38.4 ms
            1200000000  | 1.20 s
            """)
    void latencyHasThreeDigitsAndAUnit(long nanos, String text) {
        assertThat(Figures.latency(nanos)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1234567  | 1,234,567
            0        | 0
            4.6137   | 4.61
            99.9951  | 100.0
            12.25    | 12.3
            0.12345  | 0.123
            1234.56  | 1,235
            """)
    void numbersAreGroupedAndShort(double value, String text) {
        assertThat(Figures.number(value)).isEqualTo(text);
    }
}
