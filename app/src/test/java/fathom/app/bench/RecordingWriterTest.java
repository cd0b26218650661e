package fathom.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingWriterTest {
    private static final long SEED = 7;
    private static final double SECONDS = 30;

    @TempDir
    Path folder;

    @Test
    void whatItWritesIsReplayedWithoutAGapOrACrossedBook() throws Exception {
        Path file = folder.resolve("written.gz");
        long frames = RecordingWriter.write(file, SEED, SECONDS);
        var summary = ReplayBench.replay(file);
        assertThat(summary.frames()).isEqualTo(frames).isGreaterThan(1_000);
        assertThat(summary.malformed()).isZero();
        assertThat(summary.gaps()).isZero();
        assertThat(summary.crossedBooks()).isZero();
        assertThat(summary.symbols()).containsExactly("BTCUSDT");
        assertThat(summary.seconds()).isBetween(SECONDS - 1, SECONDS);
        assertThat(summary.trades()).isBetween(frames / 10, frames / 2);
        assertThat(summary.bookUpdates()).isBetween(frames / 2, frames);
    }

    @Test
    void theYardstickFindsTheSameLinesPlainOrCompressed() throws Exception {
        Path file = folder.resolve("written.gz"), plain = folder.resolve("written.txt");
        long frames = RecordingWriter.write(file, SEED, SECONDS);
        try (var in = new GZIPInputStream(Files.newInputStream(file))) {
            Files.copy(in, plain);
        }
        assertThat(ParseYardstick.lines(file)).isEqualTo(frames);
        assertThat(ParseYardstick.lines(plain)).isEqualTo(frames);
    }

    @Test
    void sameSeedSameBytes() throws Exception {
        Path one = folder.resolve("one.gz"), two = folder.resolve("two.gz");
        RecordingWriter.write(one, SEED, SECONDS);
        RecordingWriter.write(two, SEED, SECONDS);
        assertThat(Files.mismatch(one, two)).isEqualTo(-1);
    }
}
