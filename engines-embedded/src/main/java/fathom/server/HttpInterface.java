package fathom.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fathom.bus.Bus;
import fathom.platform.host.Host;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a process that serves tells over HTTP: {@code /health} and {@code /metrics}. A virtual thread for each request, and bounds for whoever is slow or
 * many.
 */
public final class HttpInterface implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpInterface.class);
    private static final int BACKLOG = 64, LONGEST_PATH = 120;

    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("http-", 0).factory());
    private final HttpServer server;
    /** Null before it is opened. */
    private Health health;
    private volatile Map<String, Supplier<Page>> pages = Map.of();

    static {
        bound("jdk.httpserver.maxConnections", "128");
        bound("sun.net.httpserver.maxReqTime", "10");
        bound("sun.net.httpserver.maxRspTime", "10");
        bound("sun.net.httpserver.maxReqHeaderSize", "16384");
        bound("sun.net.httpserver.nodelay", "true");
    }

    /** The JDK's server takes these from system properties alone; whoever set one knows better. */
    private static void bound(String property, String value) {
        if (System.getProperty(property) == null) System.setProperty(property, value);
    }

    /**
     * Takes the port, but answers 503 until {@link #open}.
     *
     * @param port 0 for any that is free
     * @throws IOException with one sentence when the port cannot be had
     */
    public HttpInterface(InetAddress address, int port) throws IOException {
        try {
            server = HttpServer.create(new InetSocketAddress(address, port), BACKLOG);
        } catch (IOException e) {
            threads.close();
            throw new IOException("port " + port + " on " + address.getHostAddress() + " cannot be had: " + e.getMessage(), e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /** From now on it tells how a host and its bus are. */
    public void open(Host host, Bus bus) {
        if (health != null) health.close();
        health = new Health(host, bus);
        var metrics = new Metrics(host, bus);
        pages = Map.of("/health", health::page, "/metrics", metrics::page);
    }

    /** E.g. {@code http://127.0.0.1:8001}. */
    public String url() {
        InetSocketAddress a = server.getAddress();
        String host = a.getAddress().getHostAddress();
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + a.getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Page page = answer(exchange.getRequestMethod(), exchange.getRequestURI());
            var headers = exchange.getResponseHeaders();
            headers.set("Content-Type", page.contentType());
            headers.set("Cache-Control", "no-store");
            if (page.status() == 405) headers.set("Allow", "GET, HEAD");
            boolean head = exchange.getRequestMethod().equals("HEAD");
            if (head) headers.set("Content-Length", Integer.toString(page.body().length));
            exchange.sendResponseHeaders(page.status(), head ? -1 : page.body().length);
            if (!head) exchange.getResponseBody().write(page.body());
        }
    }

    private Page answer(String method, URI uri) {
        Map<String, Supplier<Page>> known = pages;
        Supplier<Page> page = known.get(uri.getPath());
        try {
            if (known.isEmpty()) return Page.error(503, "not ready yet");
            if (page == null) return Page.error(404, "there is no " + shortened(uri.getPath()) + "; there are /health and /metrics");
            if (!method.equals("GET") && !method.equals("HEAD")) return Page.error(405, uri.getPath() + " is only read: use GET");
            return page.get();
        } catch (RuntimeException e) {
            LOG.warn("{} could not be answered", uri.getPath(), e);
            return Page.error(500, "it could not be found out; the log says why");
        }
    }

    private static String shortened(String path) {
        return path.length() <= LONGEST_PATH ? path : path.substring(0, LONGEST_PATH) + "…";
    }

    @Override
    public void close() {
        if (health != null) health.close();
        server.stop(0);
        threads.shutdownNow();
    }
}
