package fathom.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class LatencyRecorderTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long START = 1_700_000_000L * SECOND;

    private final LatencyRecorder recorder = new LatencyRecorder();

    @Test
    void thePercentilesAreThoseOfTheValues() {
        for (int i = 1; i <= 10_000; i++) recorder.record(i * 1_000L, START + i);
        Latency l = recorder.window(START + SECOND);
        assertThat(l.count()).isEqualTo(10_000);
        var twoDigits = Percentage.withPercentage(1);
        assertThat(l.p50()).isCloseTo(5_000_000, twoDigits);
        assertThat(l.p99()).isCloseTo(9_900_000, twoDigits);
        assertThat(l.p999()).isCloseTo(9_990_000, twoDigits);
        assertThat(l.max()).isCloseTo(10_000_000, twoDigits);
    }

    @Test
    void readingTwiceLosesNothing() {
        for (int i = 1; i <= 5; i++) {
            recorder.record(100, START + i);
            assertThat(recorder.window(START + i).count()).isEqualTo(i);
        }
    }

    @Test
    void theWindowMovesOnWhileValuesFlow() {
        for (int s = 0; s < 60; s++) {
            for (int i = 0; i < 100; i++) recorder.record(s, START + s * SECOND + i);
            if (s % 7 == 0) recorder.window(START + s * SECOND + 100);
        }
        assertThat(recorder.window(START + 60 * SECOND).count()).isBetween(800L, 1_000L);
    }

    @Test
    void aReaderWhoComesOnlyAtTheEndSeesTheWindowAndNotEverything() {
        for (int s = 0; s < 60; s++) recorder.record(s, START + s * SECOND);
        Latency l = recorder.window(START + 60 * SECOND);
        assertThat(l.count()).isBetween(8L, 10L);
        assertThat(l.max()).isEqualTo(59);
    }

    @Test
    void silenceEmptiesTheWindowEvenIfNobodyLooked() {
        recorder.record(100, START);
        assertThat(recorder.window(START + 60 * SECOND)).isEqualTo(Latency.NONE);
        recorder.record(200, START + 120 * SECOND);
        assertThat(recorder.window(START + 121 * SECOND).count()).isEqualTo(1);
    }

    @Test
    void aTimeAheadOfTheClockCountsAsZeroDelay() {
        recorder.record(-5, START);
        assertThat(recorder.window(START)).isEqualTo(new Latency(1, 0, 0, 0, 0, 0));
    }

    @Test
    void readersWhileOneWritesNeverSeeMoreThanWasWritten() throws Exception {
        int values = 500_000;
        Thread writer = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < values; i++) recorder.record(i & 0xfff, START + i);
        });
        long last = 0;
        while (writer.isAlive()) {
            long seen = recorder.window(START + values).count();
            assertThat(seen).isBetween(last, (long) values);
            last = seen;
        }
        writer.join();
        assertThat(recorder.window(START + values).count()).isEqualTo(values);
    }
}
