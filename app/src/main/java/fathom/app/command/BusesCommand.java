package fathom.app.command;

import fathom.app.Exit;
import fathom.app.Json;
import fathom.app.Options;
import fathom.bus.BusStats;
import fathom.measure.Latency;
import fathom.platform.BusFigures;
import fathom.platform.Catalogue;
import fathom.platform.host.Hosts;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "buses", mixinStandardHelpOptions = true, description = {
        "Watch the buses for two seconds and say how they are: those of a platform started for it, or those on --bus.",
        "Published counts this process; inside the process delivered is what was handled, backlog what waits, and latency that of the slowest inbox."})
public final class BusesCommand implements Callable<Integer> {
    private static final int SECONDS = 2;
    private static final String ROW = "%%-14s %%-%ds %%-9s %%-16s %%12s %%12s %%9s %%9s %%7s %%7s %%10s %%10s%%n";

    @Mixin
    private Options options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        options.refuseFeedElsewhere();
        options.check();
        var buses = BusFigures.of(watch());
        var out = spec.commandLine().getOut();
        if (options.json) out.println(Json.write(buses.stream().map(BusesCommand::json).toList()));
        else table(buses, out);
        return Exit.PASSED;
    }

    private BusStats watch() throws InterruptedException {
        if (options.bus().isElsewhere()) {
            try (var bus = options.bus().open(Catalogue.STANDARD.topics()); var hosts = new Hosts(bus, Hosts.Listener.NONE)) {
                hosts.await(present -> false, Duration.ofSeconds(SECONDS)); // somebody must listen for something to be delivered
                return bus.stats();
            }
        }
        try (var platform = Settings.embedded(options)) {
            TimeUnit.SECONDS.sleep(SECONDS);
            return platform.bus().stats();
        }
    }

    private static Object json(BusFigures b) {
        Latency l = b.latency();
        return Json.object("name", b.name(), "address", b.address(), "state", state(b), "why", b.why(), "serverVersion", b.server().isEmpty() ? null : b.server(),
                "published", known(b.published()), "delivered", known(b.delivered()), "backlog", known(b.backlog()), "pending", known(b.pending()),
                "lost", known(b.lost()), "shed", known(b.shed()), "reclaimed", known(b.reclaimed()), "givenUp", known(b.givenUp()),
                "latency", Json.object("p50", millis(l, l.p50()), "p99", millis(l, l.p99()), "p999", millis(l, l.p999()), "unit", "ms"));
    }

    private static void table(List<BusFigures> buses, PrintWriter out) {
        String row = ROW.formatted(buses.stream().mapToInt(b -> b.address().length()).reduce("address".length(), Math::max));
        out.printf(row, "name", "address", "state", "server", "published", "delivered", "backlog", "pending", "lost", "shed", "p50 ms", "p99 ms");
        for (BusFigures b : buses) {
            Latency l = b.latency();
            out.printf(row, b.name(), b.address(), state(b), b.server().isEmpty() ? "—" : b.server(), count(b.published()), count(b.delivered()), count(b.backlog()),
                    count(b.pending()), count(b.lost()), count(b.shed()), decimal(millis(l, l.p50())), decimal(millis(l, l.p99())));
            if (!b.why().isEmpty()) out.println("  " + b.why());
        }
    }

    private static String state(BusFigures b) {
        return b.state().name().toLowerCase(Locale.ROOT);
    }

    /** Null where it cannot be said. */
    private static Long known(long figure) {
        return figure == BusFigures.UNKNOWN ? null : figure;
    }

    private static Double millis(Latency l, long nanos) {
        return l.isEmpty() ? null : nanos / 1e6;
    }

    private static String count(long figure) {
        return figure == BusFigures.UNKNOWN ? "—" : String.format(Locale.ROOT, "%,d", figure);
    }

    private static String decimal(Double figure) {
        return figure == null ? "—" : String.format(Locale.ROOT, "%.3f", figure);
    }
}
