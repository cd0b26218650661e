package fathom.bus.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessEndTest {
    @TempDir
    private Path temporary;

    private ProcessBuilder other(String... arguments) {
        var command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(), "--enable-native-access=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + temporary, "-cp", System.getProperty("java.class.path"), OtherProcess.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }

    @Test
    void serversEndWithAJvmThatIsKilledEvenWhenTheyAreFrozen() throws Exception {
        Process process = other("4").redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String[] said;
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream()))) {
            said = out.readLine().split(" ");
            assertThat(said).hasSize(9);
            assertThat(Files.list(temporary)).hasSize(1);
            ServerFolder.make(temporary);
            assertThat(Path.of(said[0])).as("its owner lives").exists();
            new ProcessBuilder("kill", "-STOP", said[1]).start().waitFor();
        } finally {
            process.destroyForcibly();
        }
        for (int i = 1; i < said.length; i += 2) {
            long pid = Long.parseLong(said[i]);
            await().until(() -> ProcessHandle.of(pid).map(p -> !p.isAlive()).orElse(true));
            assertThat(listens(Integer.parseInt(said[i + 1]))).isFalse();
        }
        assertThat(Path.of(said[0])).exists();
        ServerFolder.make(temporary);
        assertThat(Path.of(said[0])).as("swept by the next one").doesNotExist();
    }

    @Test
    void anOrdinaryRunPrintsNothingAndLeavesNothing() throws Exception {
        Process process = other().redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(printed).isEmpty();
        assertThat(process.exitValue()).isZero();
        assertThat(Files.list(temporary)).isEmpty();
    }

    private static boolean listens(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
