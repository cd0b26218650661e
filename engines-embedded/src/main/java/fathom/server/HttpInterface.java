package fathom.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.flow.FlowControlHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server of a process. One thread reads and writes for all clients and never waits; each request is worked on by a virtual thread of its own. */
public final class HttpInterface implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpInterface.class);
    private static final int BACKLOG = 256;
    /** What the system takes of answers that are not read, and what is read at once: requests behind each other become objects, which are larger than they. */
    private static final int UNSENT = 1 << 17, READ = 1 << 13;
    private static final long END_SECONDS = 3;

    private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("http", true), NioIoHandler.newFactory());
    private final Shared shared;
    private final Access access;
    private final Limits limits;
    private final Channel door;

    /**
     * Takes the port, but answers 503 until {@link #open}.
     *
     * @param port 0 for any that is free
     * @throws IOException with one sentence when the port cannot be had
     */
    public HttpInterface(InetAddress address, int port, Access access) throws IOException {
        this(address, port, access, Limits.USUAL);
    }

    HttpInterface(InetAddress address, int port, Access access, Limits limits) throws IOException {
        this.access = access;
        this.limits = limits;
        shared = new Shared(new Dispatcher(access), new Connections(limits.connections()), new Budget(limits.bufferBytes()), new Semaphore(limits.running()), new Phaser(1),
                Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("http-", 0).factory()), new AtomicBoolean());
        var bound = new ServerBootstrap().group(loop).channel(NioServerSocketChannel.class).option(ChannelOption.SO_BACKLOG, BACKLOG).option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true).childOption(ChannelOption.SO_SNDBUF, UNSENT).childOption(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(READ)).childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel client) {
                        admit(client);
                    }
                }).bind(address, port).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            end();
            throw new IOException("port " + port + " on " + address.getHostAddress() + " cannot be had: " + bound.cause().getMessage(), bound.cause());
        }
        door = bound.channel();
    }

    private void admit(SocketChannel client) {
        shared.connections().opened(client);
        var deadline = new Deadline(limits);
        client.pipeline().addLast(deadline, new HttpResponseEncoder(), new RequestDecoder(limits.headerBytes()), new FlowControlHandler(), new Exchange(shared, deadline));
    }

    /** From now on these are answered, and what tells of them: {@code /openapi.json}, and {@code /} for people. */
    public void open(Routes routes) {
        boolean token = access.hasToken();
        var page = Route.get("/", "What there is").answers(200, "text/html", "A page for people");
        var document = Route.get("/openapi.json", "What there is, as OpenAPI 3.1 tells it").answers(200, "application/json", "An OpenAPI document");
        var all = new AtomicReference<Routes>();
        all.set(routes.with(page.by(call -> Response.of(200, Response.HTML, Listing.html(all.get()))), document.by(call -> Response.json(200, OpenApi.document(all.get(), token)))));
        shared.dispatcher().open(all.get());
    }

    /** E.g. {@code http://127.0.0.1:8001}. */
    public String url() {
        var a = (InetSocketAddress) door.localAddress();
        String host = a.getAddress().getHostAddress();
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + a.getPort();
    }

    /** Connections that there are. */
    int connections() {
        return shared.connections().count();
    }

    /** Requests that are worked on. */
    int running() {
        return limits.running() - shared.running().availablePermits();
    }

    /** Bytes that are held for clients who are slow. */
    long buffered() {
        return shared.budget().held();
    }

    /** What is worked on is still answered, for a while. */
    @Override
    public void close() {
        if (shared.ending().getAndSet(true)) return;
        door.close().awaitUninterruptibly();
        try {
            shared.underWay().awaitAdvanceInterruptibly(shared.underWay().arriveAndDeregister(), END_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            LOG.info("{} requests are ended unanswered", shared.underWay().getUnarrivedParties());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        end();
    }

    private void end() {
        shared.threads().shutdownNow();
        loop.shutdownGracefully(0, END_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
