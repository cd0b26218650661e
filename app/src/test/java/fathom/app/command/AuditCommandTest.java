package fathom.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.app.CommandRun;
import fathom.audit.AuditWriter;
import fathom.audit.Header;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class AuditCommandTest {
    @Test
    void aFileIsVerifiedProvedAndExported(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("run.audit");
        try (var writer = AuditWriter.create(file, new Header("R-1", null, 1, "usual", "simulated"))) {
            writer.append("{\"type\":\"order\"}");
        }
        var clean = CommandRun.fathom("audit", "verify", file.toString(), "--json");
        assertThat(clean.exit()).as(clean.err()).isZero();
        assertThat(JsonMapper.shared().readTree(clean.out()).propertyNames()).containsExactly("records", "head", "root", "sealed", "ok", "firstFault");
        assertThat(CommandRun.fathom("audit", "prove", file.toString(), "1").exit()).isZero();
        assertThat(CommandRun.fathom("audit", "export", file.toString(), folder.resolve("out").toString()).exit()).isZero();
        assertThat(folder.resolve("out/Verify.java")).exists();
        Files.writeString(file, Files.readString(file).replace("order", "ordre"));
        var corrupt = CommandRun.fathom("audit", "verify", file.toString(), "--json");
        assertThat(corrupt.exit()).isEqualTo(2);
        assertThat(JsonMapper.shared().readTree(corrupt.out()).get("firstFault").get("record").asInt()).isEqualTo(1);
        assertThat(CommandRun.fathom("audit", "verify", folder.resolve("none").toString(), "--json").exit()).isEqualTo(70);
    }
}
