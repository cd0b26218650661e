package fathom.setting;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that holds one secret and nothing else. Failures are sentences (IllegalArgumentException) that never hold it. */
public final class SecretFile {
    private static final int MOST_BYTES = 4096;

    private SecretFile() {}

    /** @param what it holds, e.g. {@code password} @return without the end of its line */
    public static String read(Path file, String what) {
        String name = "the " + what + " file " + file;
        try {
            if (!Files.isRegularFile(file)) throw new IllegalArgumentException(name + (Files.exists(file) ? " is not a plain file" : " does not exist"));
            byte[] bytes;
            try (var in = Files.newInputStream(file)) {
                bytes = in.readNBytes(MOST_BYTES + 1); // whatever its size is said to be
            }
            if (bytes.length > MOST_BYTES) throw new IllegalArgumentException(name + " holds more than a " + what);
            return withoutLineEnd(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalArgumentException(name + " cannot be read");
        }
    }

    public static String withoutLineEnd(String text) {
        return text.replaceFirst("[\\r\\n]+$", "");
    }
}
