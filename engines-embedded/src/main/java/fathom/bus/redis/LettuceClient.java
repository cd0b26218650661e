package fathom.bus.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.MaintNotificationsConfig;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SslOptions;
import io.lettuce.core.SslVerifyMode;
import io.lettuce.core.StaticCredentialsProvider;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.protocol.CommandType;
import io.lettuce.core.protocol.ProtocolKeyword;
import io.lettuce.core.protocol.ProtocolVersion;
import io.lettuce.core.protocol.RedisCommand;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.NettyCustomizer;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.EventLoopGroup;
import io.netty.resolver.DefaultAddressResolverGroup;
import io.netty.util.concurrent.EventExecutor;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Opens direct connections to single servers, all with the same options: they fail fast and are never mended. */
final class LettuceClient implements AutoCloseable {
    static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    /** Longer than a reader blocks (1 s). */
    static final Duration COMMAND_TIMEOUT = Duration.ofSeconds(3);
    private static final int ATTEMPTS = 3;
    private static final long BETWEEN_ATTEMPTS = 50_000_000L;
    /** For all steps of opening a connection together. */
    private static final Duration OPEN_LIMIT = CONNECT_TIMEOUT.plus(CONNECT_TIMEOUT).plus(COMMAND_TIMEOUT).plusSeconds(1);
    /**
     * Where there are cores for them, one thread each for a bus's writer and its two readers; threads start when a connection needs one. An odd number, as in a
     * cluster each second connection only asks the way, and the others shall not all meet on the same thread. Where cores are few all buses share a single one, which
     * is woken less often than several.
     */
    private static final int IO_THREADS = 3;
    private static final boolean FEW_CORES = Runtime.getRuntime().availableProcessors() <= 4;
    private static final int COMPUTATION_THREADS = 2; // the least it takes; none starts unless it is needed
    /** For how long threads stay when everything is closed: what is still to be told would otherwise be refused, loudly. */
    private static final long QUIET_MILLIS = 100, QUIET_LIMIT_MILLIS = 2_000;

    private final Network network = new Network();
    private final ClientResources resources;
    private final RedisClient client;
    private final boolean tls;
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    /** @throws IllegalArgumentException when the files hold no certificate or key */
    LettuceClient(Optional<RedisAddress.Tls> tls) {
        this.tls = tls.isPresent();
        ClientOptions options = ClientOptions.builder()
                .autoReconnect(false)
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .protocolVersion(ProtocolVersion.RESP2) // nothing of version 3 is used, and streams read the same
                .maintNotificationsConfig(MaintNotificationsConfig.disabled())
                .timeoutOptions(TimeoutOptions.builder().timeoutCommands().timeoutSource(new Timeouts()).build())
                .socketOptions(SocketOptions.builder().connectTimeout(CONNECT_TIMEOUT).keepAlive(true).tcpNoDelay(true).build())
                .sslOptions(tls.map(LettuceClient::sslOptions).orElseGet(SslOptions::create))
                .build();
        // Java's resolver: Netty's own wants a native library on a Mac
        var builder = ClientResources.builder().ioThreadPoolSize(IO_THREADS).computationThreadPoolSize(COMPUTATION_THREADS).nettyCustomizer(network)
                .addressResolverGroup(DefaultAddressResolverGroup.INSTANCE);
        resources = (FEW_CORES ? builder.eventLoopGroupProvider(new SharedNetwork()) : builder).build();
        client = RedisClient.create(resources);
        client.setOptions(options);
    }

    /** A timer for each command costs a fifth of the command, so those that come by the thousand have none: whoever sends them looks himself. */
    private static final class Timeouts extends TimeoutOptions.TimeoutSource {
        @Override
        public long getTimeout(RedisCommand<?, ?, ?> command) {
            ProtocolKeyword type = command.getType();
            return type == CommandType.XADD || type == CommandType.XREAD || type == CommandType.XACK ? -1 : COMMAND_TIMEOUT.toMillis();
        }
    }

    /** Knows the threads of the connections. */
    private static final class Network implements NettyCustomizer {
        private volatile EventLoopGroup group;

        @Override
        public void afterBootstrapInitialized(Bootstrap bootstrap) {
            group = bootstrap.config().group();
        }

        /** Asks whether the server is there. @return the thread on which that connection's answers arrive */
        EventExecutor ping(StatefulRedisConnection<String, byte[]> connection) throws InterruptedException, ExecutionException, TimeoutException {
            connection.setAutoFlushCommands(false); // or the answer might be there before anybody waits for it, and nobody know where it came
            CompletableFuture<EventExecutor> where = connection.async().ping().toCompletableFuture().thenApply(pong -> current());
            connection.flushCommands();
            connection.setAutoFlushCommands(true);
            return where.get(COMMAND_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        }

        private EventExecutor current() {
            for (EventExecutor executor : group) if (executor.inEventLoop()) return executor;
            throw new IllegalStateException("an answer came on " + Thread.currentThread());
        }
    }

    private static SslOptions sslOptions(RedisAddress.Tls tls) {
        var builder = SslOptions.builder().jdkSslProvider().handshakeTimeout(CONNECT_TIMEOUT);
        tls.authority().ifPresent(file -> builder.trustManager(file.toFile()));
        tls.certificate().ifPresent(file -> builder.keyManager(file.toFile(), tls.key().orElseThrow().toFile(), null));
        SslOptions options = builder.build();
        try {
            options.createSslContextBuilder().build();
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("a Redis address wants PEM files: of certificates for ca and cert, of a PKCS#8 key without password for key", e);
        }
        return options;
    }

    /** A connection that is cut while both sides greet each other, as by a server that is just coming up or going down, is tried again. */
    RedisLink open(HostAndPort node, String name, Credentials credentials) throws RedisException {
        for (int attempt = 1; ; attempt++) {
            try {
                return openOnce(node, name, credentials);
            } catch (RedisException e) {
                if (attempt == ATTEMPTS || closed.isDone() || !RedisErrors.isCut(e)) throw e;
                Pauses.sleep(attempt * BETWEEN_ATTEMPTS, closed::isDone);
            }
        }
    }

    private RedisLink openOnce(HostAndPort node, String name, Credentials credentials) throws RedisException {
        var allowance = new Allowance();
        CompletableFuture<StatefulRedisConnection<String, byte[]>> opening = begin(uri(node, name, credentials), allowance);
        boolean open = false;
        try {
            // A client that is shut down does not always finish what it began
            CompletableFuture.anyOf(opening, closed).get(OPEN_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            if (closed.isDone()) throw new RedisException("connections to Redis at " + node + " were closed");
            StatefulRedisConnection<String, byte[]> connection = opening.join();
            connection.setTimeout(COMMAND_TIMEOUT);
            EventExecutor executor = network.ping(connection); // refused by a server that still loads its data, though it lets one in
            open = true;
            return new LettuceLink(connection, allowance, executor);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RedisException("interrupted while connecting to Redis at " + node, e);
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            if (closed.isDone()) throw new RedisException("connections to Redis at " + node + " were closed", e);
            throw RedisErrors.explainOpening(node.toString(), tls, e);
        } finally {
            if (!open) opening.thenAccept(StatefulRedisConnection::closeAsync);
        }
    }

    private CompletableFuture<StatefulRedisConnection<String, byte[]>> begin(RedisURI uri, Allowance allowance) {
        try {
            return client.connectAsync(new BytesCodec(allowance), uri).toCompletableFuture();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private RedisURI uri(HostAndPort node, String name, Credentials credentials) {
        RedisURI.Builder uri = RedisURI.builder().withHost(node.host()).withPort(node.port()).withTimeout(COMMAND_TIMEOUT)
                .withSsl(tls).withVerifyPeer(SslVerifyMode.FULL)
                .withClientName(name.replaceAll("[^!-~]+", "-")); // Redis wants printable characters without spaces
        // Given like this they are sent at once; else by the pool that all share, which others may hold up for as long as they like.
        if (credentials.given()) uri.withAuthentication(new StaticCredentialsProvider(credentials.user(), credentials.password().toCharArray()));
        return uri.build();
    }

    /** Connections close, threads end; does not wait for that, so that any thread may call it. */
    @Override
    public void close() {
        closed.complete(null);
        client.shutdownAsync(QUIET_MILLIS, QUIET_LIMIT_MILLIS, TimeUnit.MILLISECONDS)
                .whenComplete((done, failure) -> resources.shutdown(QUIET_MILLIS, QUIET_LIMIT_MILLIS, TimeUnit.MILLISECONDS));
    }
}
