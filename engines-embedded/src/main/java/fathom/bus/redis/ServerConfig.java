package fathom.bus.redis;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The text of redis.conf: understood by Redis from 6.2 on and by Valkey. */
final class ServerConfig {
    static final String USER = "fathom";
    /** Of what is dangerous or for administrators, a bus looks at the server and its clients; 6.2 counts the last two among that as well. */
    static final String RIGHTS = "resetchannels ~fathom:* +@all -@admin -@dangerous -@scripting +info +client|list +client|setname +cluster|slots";

    private ServerConfig() {}

    /** @param folder where the server keeps its data */
    static String text(RedisServer.Settings settings, Path folder, int port, String password) {
        var lines = new ArrayList<>(List.of(
                "bind 127.0.0.1",
                "protected-mode yes",
                "databases 1",
                "dir " + quoted(folder),
                "save \"\"",
                "appendonly " + (settings.appendOnly() ? "yes" : "no"),
                "appendfsync everysec",
                "maxmemory-policy noeviction",
                // What a client that asks and never reads may hold; far more than one of our readers asks for at once
                "client-output-buffer-limit normal 256mb 64mb 10",
                "user default off",
                "user " + USER + " on #" + sha256(password) + ' ' + RIGHTS));
        settings.maxMemoryBytes().ifPresent(bytes -> lines.add("maxmemory " + bytes));
        settings.tls().ifPresentOrElse(tls -> lines.addAll(List.of(
                "port 0",
                "tls-port " + port,
                "tls-cert-file " + quoted(tls.certificate()),
                "tls-key-file " + quoted(tls.key()),
                "tls-ca-cert-file " + quoted(tls.authority()),
                "tls-auth-clients no")), () -> lines.add("port " + port));
        lines.addAll(settings.moreLines());
        return String.join("\n", lines) + '\n';
    }

    static String quoted(Path path) {
        return '"' + path.toAbsolutePath().toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }
}
