package fathom.engine;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the shared known answers lie; a test that needs them is skipped where they are not. */
public final class KnownAnswers {
    private KnownAnswers() {}

    public static Path folder(String name) {
        Path folder = Path.of(System.getProperty("fathom.shared", "../shared"), "data", "known-answers", name);
        assumeTrue(Files.isDirectory(folder), "no known answers at " + folder);
        return folder;
    }
}
