package fathom.bus.redis;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The redis-server or valkey-server that embedded buses run: the one that {@value #NAMED_BY} names (an environment variable, or the system property
 * {@value #PROPERTY}), else the one from the jar, else one on the PATH.
 *
 * @param origin where it comes from, to be shown
 */
public record RedisBinary(Path path, String origin) {
    static final String NAMED_BY = "FATHOM_REDIS_BINARY";
    static final String PROPERTY = "fathom.redis.binary";
    private static final String IN_JAR = "/redis-server-7.0.15-";
    private static final Map<String, String> ARCHITECTURES =
            Map.of("amd64", "amd64", "x86_64", "amd64", "aarch64", "arm64", "arm64", "arm64", "i386", "386", "x86", "386");
    private static final Pattern VERSION = Pattern.compile("(Redis|Valkey) server v=(\\S+)");
    private static final String OURS = "embedded-redis jar";
    private static Path extracted;

    /** Whether it is the one that Fathom brings along. */
    public boolean isOurs() {
        return origin.equals(OURS);
    }

    /** @throws RedisException when there is none for this machine */
    public static RedisBinary find() throws RedisException {
        return find(RedisBinary::setting, System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    private static String setting(String name) {
        return name.equals(NAMED_BY) ? System.getProperty(PROPERTY, System.getenv(name)) : System.getenv(name);
    }

    static RedisBinary find(UnaryOperator<String> environment, String os, String architecture) throws RedisException {
        String named = environment.apply(NAMED_BY);
        if (named != null && !named.isBlank()) {
            if (!isProgram(Path.of(named))) throw new RedisException(NAMED_BY + " names " + named + ", which is not a program that can be run");
            return new RedisBinary(Path.of(named).toAbsolutePath(), NAMED_BY);
        }
        Optional<String> resource = resource(os, architecture);
        if (resource.isPresent()) return new RedisBinary(extract(resource.get()), OURS);
        return onPath(environment.apply("PATH")).orElseThrow(() -> new RedisException("there is no Redis server for " + os + " on " + architecture
                + " inside Fathom: name a remote one with --bus redis://HOST (on Windows, WSL2 can run one), or a program with " + NAMED_BY));
    }

    private static Optional<String> resource(String os, String architecture) {
        String lower = os.toLowerCase(Locale.ROOT);
        String system = lower.startsWith("mac") ? "darwin" : lower;
        String resource = IN_JAR + system + '-' + ARCHITECTURES.get(architecture);
        return RedisBinary.class.getResource(resource) == null ? Optional.empty() : Optional.of(resource);
    }

    private static Optional<RedisBinary> onPath(String path) {
        if (path == null) return Optional.empty();
        return Arrays.stream(path.split(File.pathSeparator)).filter(f -> !f.isBlank()).map(Path::of)
                .flatMap(folder -> Stream.of(folder.resolve("redis-server"), folder.resolve("valkey-server")))
                .filter(RedisBinary::isProgram).findFirst().map(p -> new RedisBinary(p, "PATH"));
    }

    private static boolean isProgram(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }

    /** Once for this process: it is 5 MB. */
    private static synchronized Path extract(String resource) throws RedisException {
        if (extracted != null) return extracted;
        try (InputStream in = RedisBinary.class.getResourceAsStream(resource)) {
            Path file = ServerFolder.own().path().resolve("redis-server");
            Files.copy(in, file);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
            extracted = file;
            return file;
        } catch (IOException e) {
            throw new RedisException("the Redis server cannot be unpacked into the temporary folder; -Djava.io.tmpdir names another: " + e.getMessage(), e);
        }
    }

    /** What it says of itself, e.g. {@code Redis 7.0.15}. @throws RedisException when it does not run, or is something else */
    public String version() throws RedisException {
        try {
            Process process = new ProcessBuilder(List.of(path.toString(), "--version")).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes());
            var version = VERSION.matcher(said);
            if (!version.find()) throw new RedisException(path + " is neither a redis-server nor a valkey-server");
            return version.group(1) + ' ' + version.group(2);
        } catch (IOException e) {
            throw new RedisException(path + " does not run: " + e.getMessage(), e);
        }
    }
}
