package fathom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.platform.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EnginesDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "engines.md");

    @Test
    void theDocumentSaysWhatTheDefinitionsSay() throws IOException {
        String made = EnginesDocument.of(Catalogue.STANDARD.built());
        Path fresh = Files.createDirectories(Path.of("target")).resolve("engines.md");
        Files.writeString(fresh, made);
        String document = Files.readString(DOCUMENT);
        for (EngineDefinition e : Catalogue.STANDARD.built()) {
            if (!document.contains("(`" + e.id() + "`)")) continue; // not written down yet
            assertThat(document).as("%s is stale on %s: put engines-embedded/%s in its place", DOCUMENT.normalize(), e.id(), fresh).contains(EnginesDocument.section(e));
        }
        assertThat(document).contains("(`factor`)");
    }
}
