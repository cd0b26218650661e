package fathom.bus.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisBinaryTest {
    @TempDir
    private Path folder;

    private static RedisBinary find(Map<String, String> environment, String os, String architecture) throws RedisException {
        return RedisBinary.find(environment::get, os, architecture);
    }

    private Path program(String name, String prints) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\necho '" + prints + "'\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    @Test
    void theJarHasOneForThisMachine() throws RedisException {
        RedisBinary binary = find(Map.of(), System.getProperty("os.name"), System.getProperty("os.arch"));
        assertThat(binary.origin()).isEqualTo("embedded-redis jar");
        assertThat(binary.version()).isEqualTo("Redis 7.0.15");
        assertThat(find(Map.of(), System.getProperty("os.name"), System.getProperty("os.arch"))).isEqualTo(binary);
    }

    @Test
    void theUserMayNameAnother() throws IOException, RedisException {
        Path named = program("my-server", "Valkey server v=9.1.2 sha=0:0 malloc=jemalloc");
        RedisBinary binary = find(Map.of("FATHOM_REDIS_BINARY", named.toString()), "Linux", "amd64");
        assertThat(binary).isEqualTo(new RedisBinary(named, "FATHOM_REDIS_BINARY"));
        assertThat(binary.version()).isEqualTo("Valkey 9.1.2");
    }

    @Test
    void whatIsNamedMustBeAServer() throws IOException, RedisException {
        Path text = Files.writeString(folder.resolve("text"), "no program");
        assertThatThrownBy(() -> find(Map.of("FATHOM_REDIS_BINARY", text.toString()), "Linux", "amd64"))
                .hasMessage("FATHOM_REDIS_BINARY names " + text + ", which is not a program that can be run");
        Path other = program("other", "hello");
        assertThatThrownBy(() -> find(Map.of("FATHOM_REDIS_BINARY", other.toString()), "Linux", "amd64").version())
                .hasMessage(other + " is neither a redis-server nor a valkey-server");
    }

    @Test
    void elsewhereOneOnThePathIsTaken() throws IOException, RedisException {
        Path server = program("valkey-server", "Valkey server v=8.0.0");
        assertThat(find(Map.of("PATH", "/no-such-folder:" + folder), "FreeBSD", "amd64")).isEqualTo(new RedisBinary(server, "PATH"));
    }

    @Test
    void whereThereIsNoneTheSentenceNamesTheAlternatives() {
        assertThatThrownBy(() -> find(Map.of("PATH", folder.toString()), "Windows 11", "amd64")).isInstanceOf(RedisException.class)
                .hasMessageContainingAll("Windows 11", "WSL2", "redis://HOST", "FATHOM_REDIS_BINARY");
    }
}
