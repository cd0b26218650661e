package fathom.hardware.recording;

import fathom.hardware.HardwareSnapshot;
import fathom.hardware.OshiProbe;
import fathom.hardware.apple.AppleMachine;
import fathom.hardware.apple.AppleSample;
import fathom.hardware.apple.AppleSilicon;
import fathom.hardware.apple.AppleSource;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Writes what this machine tells, once a second. */
public final class Recorder {
    private Recorder() {}

    /** Keeps the latest of what a Mac told. */
    private static final class Kept implements AppleSource {
        private final AppleSource source;
        private AppleSample latest;

        Kept(AppleSource source) {
            this.source = source;
        }

        @Override
        public AppleMachine machine() {
            return source.machine();
        }

        @Override
        public AppleSample sample() {
            latest = source.sample();
            return latest;
        }

        @Override
        public void close() {
            source.close();
        }
    }

    /** @param file must not exist yet @return the last look @throws IOException with a sentence where it cannot be written */
    public static HardwareSnapshot record(Path file, int seconds) throws IOException, InterruptedException {
        return record(file, seconds, AppleSilicon.open());
    }

    static HardwareSnapshot record(Path file, int seconds, Optional<AppleSource> source) throws IOException, InterruptedException {
        Optional<Kept> apple = source.map(Kept::new);
        AppleMachine machine = apple.map(Kept::machine).orElse(null);
        try (Writer out = Files.newBufferedWriter(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE); var probe = new OshiProbe(apple.map(AppleSource.class::cast))) {
            HardwareSnapshot look = probe.read(); // loads and rates are differences: the first look only sets the mark
            out.write(FathomFormat.head(look.machine(), machine) + "\n");
            for (int i = 0; i < seconds; i++) {
                TimeUnit.SECONDS.sleep(1);
                look = probe.read();
                out.write(FathomFormat.line(look, machine, apple.map(a -> a.latest).orElse(null)) + "\n");
                out.flush();
            }
            return look;
        } catch (FileAlreadyExistsException e) {
            throw new IOException(file + " exists already", e);
        } catch (FileSystemException e) {
            throw new IOException(file + " cannot be written: " + (e instanceof NoSuchFileException ? "there is no such folder" : e.getReason() == null ? "it may not be made there" : e.getReason()), e);
        }
    }
}
