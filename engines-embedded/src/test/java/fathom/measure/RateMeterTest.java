package fathom.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RateMeterTest {
    private static final long SECOND = 1_000_000_000L;

    private final RateMeter meter = new RateMeter(5);

    @Test
    void oneLookTellsNoRate() {
        assertThat(meter.rate(1_000, 0)).isNaN();
        assertThat(meter.rate(1_000, 0)).isNaN();
    }

    @Test
    void theRateIsThatOfTheWindow() {
        for (int tenth = 0; tenth <= 100; tenth++) meter.rate(tenth * 10L, tenth * SECOND / 10);
        assertThat(meter.rate(1_010, 101 * SECOND / 10)).isCloseTo(100, Offset.offset(1e-9));
    }

    @Test
    void silenceBringsItToZeroAfterOneWindow() {
        meter.rate(0, 0);
        meter.rate(1_000, SECOND);
        assertThat(meter.rate(1_000, 3 * SECOND)).isBetween(300.0, 400.0);
        assertThat(meter.rate(1_000, 7 * SECOND)).isZero();
        assertThat(meter.rate(1_000, 100 * SECOND)).isZero();
    }

    @Test
    void aCounterThatBeginsAnewBeginsANewWindow() {
        meter.rate(1_000, 0);
        meter.rate(2_000, SECOND);
        assertThat(meter.rate(5, 2 * SECOND)).isNaN();
        assertThat(meter.rate(15, 3 * SECOND)).isEqualTo(10);
    }

    @Test
    void aWindowHasALength() {
        assertThatThrownBy(() -> new RateMeter(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
