package fathom.app.command;

import fathom.app.Exit;
import fathom.app.Json;
import fathom.app.Options;
import fathom.app.UsageException;
import fathom.engine.EngineDefinition;
import fathom.engine.EngineId;
import fathom.engine.EngineStatus;
import fathom.market.Feed;
import fathom.market.FeedPlan;
import fathom.platform.Catalogue;
import fathom.platform.host.Host;
import fathom.platform.host.HostId;
import fathom.platform.host.HostReport;
import fathom.platform.host.Hosts;
import fathom.server.Access;
import fathom.server.HttpInterface;
import fathom.server.EngineRoutes;
import fathom.server.PlatformRoutes;
import fathom.server.Route;
import fathom.server.Token;
import fathom.setting.SecretFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "serve", mixinStandardHelpOptions = true, description = {
        "Run engines without a screen, until SIGINT or SIGTERM. Several such processes on one bus are one platform.",
        "The feed, and the desk with it, runs where all engines do, and nowhere else unless --feed says so."})
public final class ServeCommand implements Callable<Integer> {
    private static final String NO_FEED = "none";
    private static final int USUAL_PORT = 8001;
    private static final String TOKEN_VARIABLE = "FATHOM_TOKEN";

    @Mixin
    private Options options;

    @Option(names = "--engines", paramLabel = "LIST", defaultValue = EngineChoice.ALL,
            description = "all (default), none, or ids with commas between, e.g. risk,vpin.")
    private String engines;

    @Option(names = "--without", paramLabel = "LIST", description = "Engines to leave out.", defaultValue = "")
    private String without;

    @Option(names = "--http", paramLabel = "PORT", description = "Of /health and /metrics, 0 for any that is free (default: " + USUAL_PORT + ", or any that is free where that is taken).")
    private Integer port;

    @Option(names = "--listen", paramLabel = "ADDRESS", description = "Where others may reach it; without it this machine only.", defaultValue = "127.0.0.1")
    private String listen;

    @Option(names = "--host-name", paramLabel = "LIST", split = ",", description = "Names by which others reach it, with commas between; its address, and localhost on this machine, need not be named.")
    private List<String> hostNames = List.of();

    @Option(names = "--token-file", paramLabel = "FILE", description = {"A file that holds nothing but the token that whoever asks must show (default: what " + TOKEN_VARIABLE + " says).",
            "Needed where --listen opens the HTTP interface to others."})
    private Path tokenFile;

    @Option(names = "--engine-ports", paramLabel = "PLUS", arity = "0..1", fallbackValue = "0", description = {"Each engine also on a port of its own, with its questions, /health, /metrics and /m4-max/status:",
            "the one that 'fathom engines' names, plus this number."})
    private Integer enginePorts;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Optional<FeedPlan> feed = feed();
        Set<EngineId> chosen = check(feed);
        Catalogue catalogue = options.catalogue();
        try (var http = http(); var bus = options.bus().open(catalogue.topics());
                var host = new Host(HostId.create(), bus, catalogue, chosen, feed.map(this::open).orElse(null), neighbours())) {
            host.start();
            try (var platform = new PlatformRoutes(host, bus); var engines = new EngineRoutes(host, bus, catalogue); var stop = new StopSignal()) {
                http.open(platform.routes().with(engines.routes().all().toArray(Route[]::new)));
                List<HttpInterface> alone = alone(catalogue, host, platform, engines);
                ready(http.url(), host);
                stop.await();
                alone.forEach(HttpInterface::close);
                http.close();
            }
        }
        return Exit.PASSED;
    }

    private Optional<FeedPlan> feed() {
        if (options.isFeed(NO_FEED) || !options.isFeedSaid() && !engines.equals(EngineChoice.ALL)) return Optional.empty();
        options.checkFeed();
        return Optional.of(options.feed());
    }

    private Set<EngineId> check(Optional<FeedPlan> feed) {
        options.checkBus();
        if (port != null && (port < 0 || port > 65_535)) throw new UsageException("--http " + port + ": a port is a number from 0 to 65535");
        if (enginePorts != null && (enginePorts < 0 || enginePorts > 50_000)) throw new UsageException("--engine-ports " + enginePorts + ": a number from 0 to 50000");
        Set<EngineId> chosen = EngineChoice.of(engines, without);
        if (chosen.isEmpty() && feed.isEmpty()) throw new UsageException("neither an engine nor a feed is left to run");
        return chosen;
    }

    /** Each engine on a port of its own; one whose port is taken is told, and is asked where all are. */
    private List<HttpInterface> alone(Catalogue catalogue, Host host, PlatformRoutes platform, EngineRoutes engines) {
        var alone = new ArrayList<HttpInterface>();
        if (enginePorts == null) return alone;
        InetAddress address = address();
        for (EngineStatus e : host.engines()) {
            EngineDefinition engine = catalogue.engine(e.id().id()).orElseThrow();
            try {
                var http = new HttpInterface(address, engine.id().port() + enginePorts, access(address));
                http.open(platform.routes().with(engines.of(engine).all().toArray(Route[]::new)));
                alone.add(http);
            } catch (IOException taken) {
                spec.commandLine().getErr().println("fathom: " + engine.id().label() + " has no port of its own: " + taken.getMessage());
            }
        }
        return alone;
    }

    /** The port that is named, or else none is missed: the second process of a machine takes another. */
    private HttpInterface http() throws IOException {
        InetAddress address = address();
        Access access = access(address);
        if (port != null) return new HttpInterface(address, port, access);
        try {
            return new HttpInterface(address, USUAL_PORT, access);
        } catch (IOException taken) {
            return new HttpInterface(address, 0, access);
        }
    }

    private Access access(InetAddress address) {
        Token token = token();
        if (token == null && !address.isLoopbackAddress()) {
            throw new UsageException("--listen " + listen + " opens the HTTP interface to others, who must show a token: --token-file FILE or the environment variable " + TOKEN_VARIABLE + " gives it");
        }
        return new Access(Stream.concat(Stream.of(listen), hostNames.stream().map(String::strip)).toList(), token);
    }

    /** Null where none is given. */
    private Token token() {
        String variable = System.getenv(TOKEN_VARIABLE);
        try {
            if (tokenFile != null) return Token.of(SecretFile.read(tokenFile, "token"));
            return variable == null ? null : Token.of(variable);
        } catch (IllegalArgumentException e) {
            throw new UsageException((tokenFile == null ? TOKEN_VARIABLE : "--token-file") + ": " + e.getMessage());
        }
    }

    private InetAddress address() {
        try {
            return InetAddress.getByName(listen);
        } catch (UnknownHostException e) {
            throw new UsageException("--listen " + listen + ": this machine has no such address");
        }
    }

    private Feed open(FeedPlan feed) {
        return feed.open(options.seed, options.rate);
    }

    private void ready(String url, Host host) {
        List<String> running = host.engines().stream().map(e -> e.id().id()).toList();
        String bus = options.bus().shown();
        var out = spec.commandLine().getOut();
        if (options.json) out.println(Json.line(Json.object("ready", true, "http", url, "bus", bus, "engines", running)));
        else out.printf("ready: %s on bus %s, %s/health and %s/metrics%n", running.isEmpty() ? "no engine" : String.join(", ", running), bus, url, url);
        out.flush();
    }

    private Hosts.Listener neighbours() {
        var err = spec.commandLine().getErr();
        return new Hosts.Listener() {
            @Override
            public void arrived(HostReport report) {
                err.println("fathom: " + report.id().label() + " is on the bus to run " + report.work());
            }

            @Override
            public void gone(HostReport last) {
                err.println("fathom: " + last.id().label() + (last.leaving() ? " ended" : " vanished") + "; it ran " + last.work());
            }
        };
    }
}
