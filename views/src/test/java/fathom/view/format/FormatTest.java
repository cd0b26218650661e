package fathom.view.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"1234567.891;2;1,234,567.89", "999;0;999", "1000;0;1,000", "-8666;0;−8,666", "-0.004;2;0.00", "0.05;1;0.1", "0.4482;4;0.4482", "12;3;12.000",
            "-1234.5;1;−1,234.5", "9.1e15;0;9,100,000,000,000,000"})
    void numbersAreGroupedWithATrueMinus(double value, int decimals, String text) {
        assertThat(Format.number(value, decimals)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"10246;0;+10,246", "-8666;0;−8,666", "0;0;0", "0.3;0;0", "-0.3;0;0"})
    void changesHaveTheirSignAndZeroHasNone(double value, int decimals, String text) {
        assertThat(Format.change(value, decimals)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"5200;5.2 µs", "742000;742 µs", "99940;99.9 µs", "99960;100 µs", "999400;999 µs", "999600;1.00 ms", "1860000;1.86 ms", "38400000;38.4 ms", "9996000;10.0 ms",
            "420000000;420 ms", "999600000;1.00 s", "1200000000;1.20 s", "0;0.0 µs"})
    void latencyHasThreeSignificantDigits(double nanos, String text) {
        assertThat(Format.latency(nanos)).isEqualTo(text);
    }

    @Test
    void latencyColumnsAlignOnTheDecimalPoint() {
        assertThat(Format.micros(5_200)).isEqualTo("5.2");
        assertThat(Format.micros(118_000)).isEqualTo("118  ");
        assertThat(Format.micros(11_800_000)).isEqualTo("11,800  ");
        assertThat(Format.micros(Double.NaN)).isEqualTo("—  ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"0.1;0.1 s", "6.4;6.4 s", "59.94;59.9 s", "59.96;0 min 59 s", "134;2 min 14 s", "662;11 min 02 s", "11100;3 h 05 min"})
    void agesGrowCoarser(double seconds, String text) {
        assertThat(Format.age(seconds * 1e9)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"BTC;67184.5;67,184.50", "ADA;0.4482;0.4482", "LINK;14.27;14.270", "NEW;1234.5;1,234.50", "NEW;0.000123;0.00012300"})
    void pricesHaveTheSymbolsOwnDigits(String base, double price, String text) {
        assertThat(Format.price(base, price)).isEqualTo(text);
    }

    @Test
    void unitsStandAfterNumbersAndNeverAfterNothing() {
        assertThat(Format.percent(4.61, 2)).isEqualTo("4.61 %");
        assertThat(Format.basisPoints(6.5)).isEqualTo("+6.5 bp");
        assertThat(Format.rate(14657, "msg")).isEqualTo("14,657 msg/s");
        assertThat(Format.rate(0.2, "msg")).isEqualTo("0.2 msg/s");
        assertThat(Format.memory(1.22 * 0x1p30)).isEqualTo("1.22 GiB");
        assertThat(Format.memory(212 * 0x1p20)).isEqualTo("212 MiB");
        assertThat(Format.flow(38.6e6)).isEqualTo("38.6 MB/s");
        assertThat(Format.percent(Double.NaN, 2)).isEqualTo("—");
        assertThat(Format.latency(Double.POSITIVE_INFINITY)).isEqualTo("—");
    }

    @Test
    void timesAreUtc() {
        long at = 1_785_508_327_884_000_000L;
        assertThat(Format.time(at)).isEqualTo("14:32:07");
        assertThat(Format.timeMillis(at)).isEqualTo("14:32:07.884");
        assertThat(Format.date(at)).isEqualTo("2026-07-31");
        assertThat(Format.time(0)).isEqualTo("—");
        assertThat(Format.clock(1_796e9)).isEqualTo("00:29:56");
        assertThat(Format.minutes(134.9)).isEqualTo("2:14");
    }
}
