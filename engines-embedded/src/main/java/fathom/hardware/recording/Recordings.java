package fathom.hardware.recording;

import fathom.hardware.HardwareSnapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Reads a recording of a machine; its format is found by itself. */
public final class Recordings {
    private static final int MOST_BYTES = 256 << 20;
    private static final List<RecordingFormat> FORMATS = List.of(new FathomFormat(), new MacmonFormat(), new MactopFormat(), new PowermetricsText(), new PowermetricsPlist(), new IoregText(),
            new IoregPlist(), new SscopeFormat(), new HistogramFormat(), new ChannelFormat());

    /** @param format what wrote it @param looks oldest first, at least one */
    public record Recording(String format, List<HardwareSnapshot> looks) {}

    private Recordings() {}

    /** @throws IllegalArgumentException with a sentence that begins with the file, for what cannot be read, is of no known format or damaged */
    public static Recording read(Path file) {
        String text;
        long at;
        try {
            if (!Files.isRegularFile(file)) throw new IllegalArgumentException(file + (Files.exists(file) ? " is not a plain file" : " does not exist"));
            byte[] bytes;
            try (var in = Files.newInputStream(file)) {
                bytes = in.readNBytes(MOST_BYTES + 1);
            }
            if (bytes.length > MOST_BYTES) throw new IllegalArgumentException(file + " is larger than " + (MOST_BYTES >> 20) + " MB");
            text = new String(bytes, StandardCharsets.UTF_8);
            at = Files.getLastModifiedTime(file).to(TimeUnit.NANOSECONDS);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read");
        }
        return read(file.toString(), text, at);
    }

    static Recording read(String name, String text, long at) {
        RecordingFormat format = FORMATS.stream().filter(f -> f.recognises(text)).findFirst().orElseThrow(() -> new IllegalArgumentException(
                name + " is no recording that is understood: there are " + FORMATS.stream().map(RecordingFormat::name).collect(Collectors.joining(", "))));
        List<HardwareSnapshot> looks;
        try {
            looks = format.read(text, at);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(name + " is damaged: it is no " + format.name() + " from beginning to end", e);
        }
        if (looks.isEmpty()) throw new IllegalArgumentException(name + " holds no look at a machine");
        return new Recording(format.name(), looks);
    }
}
