package fathom.bus.redis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/**
 * A real Redis or Valkey server in a child process. It listens on a free port of the loopback interface, wants a password that nobody but this process and
 * this user's files know, keeps its data in a temporary folder, and ends with this JVM, even when that is killed.
 */
public final class RedisServer implements AutoCloseable {
    private static final int TRIES = 10;
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int PASSWORD_LENGTH = 32;

    /**
     * @param label          the bus it serves
     * @param appendOnly     whether what it acknowledged survives {@link #kill} and {@link #restart}
     * @param maxMemoryBytes beyond which it refuses to store more; none: no limit
     * @param moreLines      of redis.conf, for set-ups of several servers
     */
    public record Settings(String label, boolean appendOnly, OptionalLong maxMemoryBytes, Optional<Tls> tls, List<String> moreLines) {
        public static Settings of(String label) {
            return new Settings(label, false, OptionalLong.empty(), Optional.empty(), List.of());
        }

        public Settings withAppendOnly() {
            return new Settings(label, true, maxMemoryBytes, tls, moreLines);
        }

        public Settings withMaxMemory(long bytes) {
            return new Settings(label, appendOnly, OptionalLong.of(bytes), tls, moreLines);
        }

        public Settings withTls(Tls tls) {
            return new Settings(label, appendOnly, maxMemoryBytes, Optional.of(tls), moreLines);
        }

        public Settings withLines(List<String> lines) {
            return new Settings(label, appendOnly, maxMemoryBytes, tls, List.copyOf(lines));
        }
    }

    /** PEM files. @param key of the certificate, without password; @param authority who signed the certificate */
    public record Tls(Path certificate, Path key, Path authority) {}

    private final Settings settings;
    private final RedisBinary binary;
    private final Path folder;
    private final String password;
    private final List<Runnable> onExit = new CopyOnWriteArrayList<>();
    private int port;
    /** Null while none is wanted: one that ends then was meant to. */
    private volatile Process wanted;
    private volatile Process latest;
    private boolean closed;

    private RedisServer(Settings settings, RedisBinary binary, Path folder) throws IOException {
        this.settings = settings;
        this.binary = binary;
        this.folder = folder;
        password = new SecureRandom().ints(PASSWORD_LENGTH, 0, LETTERS.length()).mapToObj(i -> LETTERS.substring(i, i + 1)).collect(Collectors.joining());
        ServerFolder.writePrivately(passwordFile(), password);
    }

    /** Returns when it answers, typically after 50 ms. @throws RedisException when there is no server for this machine, or it does not start */
    public static RedisServer start(Settings settings) throws RedisException {
        RedisBinary binary = RedisBinary.find();
        RedisServer server = null;
        try {
            server = new RedisServer(settings, binary, ServerFolder.own().add(settings.label()));
            server.startOnFreePort();
            return server;
        } catch (IOException e) {
            throw new RedisException("the Redis server for " + settings.label() + " cannot be started: " + e.getMessage(), e);
        } finally {
            if (server != null && server.wanted == null) server.close();
        }
    }

    /** At the same time; all of them or, when one fails, none. */
    public static List<RedisServer> startAll(List<Settings> settings) throws RedisException {
        var started = new ArrayList<RedisServer>();
        RedisException failure = null;
        LoggerFactory.getILoggerFactory(); // prints a warning when several threads at once are the first to want it
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<RedisServer>> futures = settings.stream().map(s -> threads.submit((Callable<RedisServer>) () -> start(s))).toList();
            for (var future : futures) {
                try {
                    started.add(future.get());
                } catch (ExecutionException e) {
                    failure = e.getCause() instanceof RedisException r ? r : new RedisException(e.getCause().toString(), e.getCause());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    failure = new RedisException("interrupted while Redis servers were starting", e);
                }
            }
        }
        if (failure == null) return started;
        started.forEach(RedisServer::close);
        throw failure;
    }

    private synchronized void startOnFreePort() throws IOException, RedisException {
        for (int i = 1; ; i++) {
            port = FreePort.find();
            try {
                launch();
                return;
            } catch (FreePort.Taken e) {
                if (i == TRIES) throw new RedisException("the Redis server for " + settings.label() + " found no free port", e);
            }
        }
    }

    /** Returns when it answers. @throws FreePort.Taken when somebody else has the port by now */
    private void launch() throws IOException, RedisException, FreePort.Taken {
        Path config = folder.resolve("redis.conf");
        ServerFolder.writePrivately(config, ServerConfig.text(settings, folder, port, password));
        var log = new ServerLog(folder.resolve("redis.log"));
        Process process = TiedProcess.start(List.of(binary.path().toString(), config.toString()), folder, log.file());
        latest = process;
        try {
            log.awaitReady(process, settings.label());
            wanted = process;
        } finally {
            if (wanted != process) TiedProcess.kill(process);
        }
        process.onExit().thenRunAsync(() -> ended(process));
    }

    private void ended(Process process) {
        if (process == wanted) onExit.forEach(Runnable::run);
    }

    /** Runs each time it ends, unless {@link #restart} or {@link #close} ended it; on a thread of its own. */
    public void onExit(Runnable action) {
        onExit.add(action);
    }

    /** Ends it at once (SIGKILL), as a crash would. */
    public void kill() {
        TiedProcess.kill(latest);
    }

    /** Starts it again, having ended it first if it runs: same port, password, settings and, with append-only on, data. */
    public synchronized void restart() throws RedisException {
        if (closed) throw new RedisException("the Redis server for " + settings.label() + " is closed");
        stop();
        try {
            launch();
        } catch (FreePort.Taken e) {
            throw new RedisException("the Redis server for " + settings.label() + " cannot start again: somebody else has taken its port " + port, e);
        } catch (IOException e) {
            throw new RedisException("the Redis server for " + settings.label() + " cannot start again: " + e.getMessage(), e);
        }
    }

    private void stop() {
        wanted = null;
        if (latest != null) TiedProcess.kill(latest);
    }

    public String label() {
        return settings.label();
    }

    public RedisBinary binary() {
        return binary;
    }

    /** Of the process, whether it still runs or not. */
    public long pid() {
        return latest.pid();
    }

    public boolean isAlive() {
        return latest.isAlive();
    }

    public synchronized int port() {
        return port;
    }

    /** How this process connects: the password is inside. */
    public RedisAddress uri() {
        return RedisAddress.of(new HostAndPort("127.0.0.1", port()), new Credentials(ServerConfig.USER, password), settings.tls().map(Tls::authority));
    }

    /** How other processes of this user connect: names the file with the password, so it may be shown and typed. */
    public String uriForOthers() {
        String authority = settings.tls().map(tls -> "&ca=" + encoded(tls.authority())).orElse("");
        String scheme = settings.tls().isPresent() ? "rediss" : "redis";
        return scheme + "://" + ServerConfig.USER + "@127.0.0.1:" + port() + "?password-file=" + encoded(passwordFile()) + authority;
    }

    private static String encoded(Path path) {
        return path.toUri().getRawPath().replace("&", "%26");
    }

    private Path passwordFile() {
        return folder.resolve("password");
    }

    /** What it prints, its reasons for not starting or for ending included. */
    public Path log() {
        return folder.resolve("redis.log");
    }

    /** Ends it and deletes its folder. */
    @Override
    public synchronized void close() {
        closed = true;
        stop();
        ServerFolder.delete(folder);
    }
}
