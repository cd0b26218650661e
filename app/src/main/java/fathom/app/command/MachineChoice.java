package fathom.app.command;

import fathom.app.UsageException;
import fathom.hardware.recording.Recordings;
import fathom.hardware.recording.ReplayedMachine;
import fathom.platform.Catalogue;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** For commands that show a machine. */
final class MachineChoice {
    @Option(names = "--machine", paramLabel = "FILE", description = "Show a recorded machine on the Hardware view, over and over and marked as replayed: of 'fathom probe --record', or what 'probe --replay' reads.")
    private Path file;

    /** The same with the recorded machine in the place of this one, where one was asked for. */
    Catalogue in(Catalogue catalogue) {
        if (file == null) return catalogue;
        try {
            var recording = Recordings.read(file);
            return catalogue.with(bus -> new ReplayedMachine(recording));
        } catch (IllegalArgumentException e) {
            throw new UsageException("--machine " + e.getMessage());
        }
    }
}
