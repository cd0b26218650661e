package fathom.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTrailTest {
    private static final Header HEADER = new Header("R-1", null, 42, "usual", "simulated \"é\"");

    @TempDir
    private Path folder;

    private Path written(int records) throws Exception {
        Path file = folder.resolve("run.audit");
        try (var writer = AuditWriter.create(file, HEADER)) {
            for (int i = 0; i < records; i++) writer.append("{\"type\":\"order\",\"id\":" + i + "}");
        }
        return file;
    }

    @Test
    void whatWasWrittenHoldsAndEachRecordIsProved() throws Exception {
        Path file = written(250);
        Verification v = AuditReader.verify(file, null);
        assertThat(v.firstFault()).isNull();
        assertThat(v.records()).isEqualTo(252);
        assertThat(v.sealed()).isTrue();
        assertThat(AuditReader.verify(file, new Anchor(252, v.head())).ok()).isTrue();
        assertThat(AuditReader.verify(file, new Anchor(253, v.head())).firstFault().record()).isEqualTo(252);
        assertThat(AuditReader.verify(file, new Anchor(7, v.head())).firstFault().record()).isEqualTo(6);
        for (int record : new int[] {0, 1, 100, 250}) {
            Proof proof = Proof.of(file, record);
            assertThat(proof.holds()).isTrue();
            assertThat(new Proof(record, proof.size(), proof.line() + " ", proof.path(), proof.root()).holds()).isFalse();
        }
    }

    @Test
    void oneChangedByteOrOneRecordDroppedDoubledOrSwappedIsLocated() throws Exception {
        byte[] whole = Files.readAllBytes(written(5_000));
        List<byte[]> lines = lines(whole);
        var random = new Random(16);
        for (int trial = 0; trial < 40; trial++) {
            int at = random.nextInt(1, lines.size() - 1);
            var changed = new ArrayList<>(lines);
            switch (trial % 4) {
                case 0 -> {
                    byte[] line = lines.get(at).clone();
                    line[random.nextInt(line.length - 1)] ^= 1;
                    changed.set(at, line);
                }
                case 1 -> changed.remove(at);
                case 2 -> changed.add(at++, lines.get(at - 1));
                default -> {
                    changed.set(at, lines.get(at + 1));
                    changed.set(at + 1, lines.get(at));
                }
            }
            Path file = folder.resolve("changed");
            Files.write(file, joined(changed));
            assertThat(AuditReader.verify(file, null).firstFault().record()).as("trial " + trial).isEqualTo(at);
        }
    }

    @Test
    void aCutAtAnyByteIsToldAgainstTheAnchor() throws Exception {
        Path file = written(6), cut = folder.resolve("cut");
        Verification v = AuditReader.verify(file, null);
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(cut, Arrays.copyOf(whole, length));
            assertThat(AuditReader.verify(cut, new Anchor(v.records(), v.head())).ok()).as("cut at " + length).isFalse();
            boolean atALineEnd = length > 0 && whole[length - 1] == '\n';
            assertThat(AuditReader.verify(cut, null).ok()).as("without anchor, cut at " + length).isEqualTo(atALineEnd);
        }
    }

    @Test
    void theVerifierInOneFileAgrees() throws Exception {
        Path file = written(3_000), out = folder.resolve("out");
        Anchor anchor = Export.write(file, out);
        Verification v = AuditReader.verify(file, null);
        String clean = verify(out, "run.audit", 0, "--anchor", anchor.toString());
        assertThat(clean).contains("\"records\":3002,\"head\":\"" + v.head() + "\",\"root\":\"" + v.root() + "\",\"sealed\":true,\"ok\":true,\"firstFault\":null");
        List<byte[]> lines = lines(Files.readAllBytes(file));
        lines.remove(1_234);
        Files.write(out.resolve("dropped"), joined(lines));
        Verification.Fault fault = AuditReader.verify(out.resolve("dropped"), null).firstFault();
        assertThat(verify(out, "dropped", 2)).contains("\"firstFault\":{\"record\":1234,\"why\":\"" + fault.why() + "\"}");
    }

    @Test
    void aDiskThatIsFullStopsTheWriterInASentence() throws Exception {
        var sink = new AuditWriter.Sink() {
            @Override
            public void write(ByteBuffer lines) throws IOException {
                throw new IOException("No space left on device");
            }

            @Override
            public void force() {}

            @Override
            public void close() {}
        };
        var writer = new AuditWriter("run.audit", sink, HEADER);
        String sentence = "the audit trail run.audit cannot be written (No space left on device), so nothing may be traded";
        assertThatThrownBy(() -> writer.awaitDurable(0)).hasMessage(sentence);
        assertThatThrownBy(() -> writer.append("{}")).hasMessage(sentence);
        assertThat(writer.durable().count()).isZero();
        assertThatThrownBy(writer::close).hasMessage(sentence);
    }

    @Test
    void nothingAcknowledgedIsLostWhenTheProcessIsKilled() throws Exception {
        Path file = folder.resolve("killed.audit");
        Process child = new ProcessBuilder(java(), "-cp", System.getProperty("java.class.path"), AuditTrailTest.class.getName(), file.toString()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        Anchor last = null;
        try (var acknowledged = child.inputReader()) {
            for (int i = 0; i < 20; i++) last = Anchor.parse(acknowledged.readLine());
            child.destroyForcibly().waitFor();
        } finally {
            child.destroyForcibly();
        }
        Verification v = AuditReader.verify(file, last);
        assertThat(v.records()).isGreaterThanOrEqualTo(last.count());
        assertThat(v.sealed()).isFalse();
        if (v.firstFault() != null) assertThat(v.firstFault().why()).contains("cut off");
    }

    /** The child that is killed: prints each anchor that is durable. */
    public static void main(String[] args) throws Exception {
        var writer = AuditWriter.create(Path.of(args[0]), HEADER);
        while (true) {
            long sequence = 0;
            for (int i = 0; i < 30; i++) sequence = writer.append("{\"type\":\"order\"}");
            writer.awaitDurable(sequence);
            System.out.println(writer.durable());
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static String verify(Path folder, String file, int exit, String... more) throws Exception {
        var command = new ArrayList<>(List.of(java(), "Verify.java", file));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isEqualTo(exit);
        return out;
    }

    private static List<byte[]> lines(byte[] whole) {
        var lines = new ArrayList<byte[]>();
        for (int i = 0, from = 0; i < whole.length; i++) {
            if (whole[i] != '\n') continue;
            lines.add(Arrays.copyOfRange(whole, from, i + 1));
            from = i + 1;
        }
        return lines;
    }

    private static byte[] joined(List<byte[]> lines) {
        var out = new ByteArrayOutputStream();
        lines.forEach(out::writeBytes);
        return out.toByteArray();
    }
}
