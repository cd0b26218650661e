package fathom.app.command;

import fathom.app.Exit;
import fathom.app.Json;
import fathom.app.Nearest;
import fathom.app.Options;
import fathom.app.UsageException;
import fathom.app.bench.Benches;
import fathom.app.bench.Benchmark;
import fathom.app.bench.Host;
import fathom.app.bench.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "bench", mixinStandardHelpOptions = true, description = "Measure Fathom on this machine, each row beside a yardstick of the same run.")
public final class BenchCommand implements Callable<Integer> {
    /** Names all that concern buses on servers. */
    private static final String BUSES = "buses";
    /** Per cent of processor time withheld from which on the table says so. */
    private static final double MENTIONED = 5;

    private final Function<Path, List<Benchmark>> benches;
    private final Supplier<List<Benchmark>> others;

    @Mixin
    private Options options;

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "Only these benchmarks, or buses for those of the buses on servers (default: all others).")
    private List<String> names = List.of();

    @Option(names = "--repeat", paramLabel = "N", defaultValue = "5", description = "Runs of each; the table shows medians (default: ${DEFAULT-VALUE}).")
    private int repeat;

    @Option(names = "--recording", paramLabel = "FILE", description = "What the replay benchmark reads (default: one that the simulator writes).")
    private Path recording;

    @Spec
    private CommandSpec spec;

    public BenchCommand() {
        this(Benches::all, Benches::buses);
    }

    /** @param benches by the recording that was asked for, null for none; @param others run only when they are named */
    BenchCommand(Function<Path, List<Benchmark>> benches, Supplier<List<Benchmark>> others) {
        this.benches = benches;
        this.others = others;
    }

    @Override
    public Integer call() throws Exception {
        options.refuseFeed("every benchmark brings its own");
        options.check();
        if (repeat < 1 || repeat > 100) throw new UsageException("--repeat " + repeat + ": from 1 to 100");
        if (recording != null && !Files.isRegularFile(recording)) throw new UsageException("--recording " + recording + ": there is no such file");
        var all = benches.apply(recording);
        var named = others.get();
        var nameable = Stream.concat(all.stream(), named.stream()).toList();
        var known = nameable.stream().map(Benchmark::name).toList();
        for (String name : names) if (!known.contains(name) && !name.equals(BUSES)) throw new UsageException("there is no benchmark '" + name + "'" + Nearest.hint(name, known));
        var chosen = names.isEmpty() ? all : nameable.stream().filter(b -> names.contains(b.name()) || names.contains(BUSES) && named.contains(b)).toList();
        var progress = new Progress(spec.commandLine().getErr(), "bench", options.json);
        var rows = new ArrayList<Row>();
        for (int i = 0; i < chosen.size(); i++) {
            progress.show((double) i / chosen.size(), chosen.get(i).name());
            var host = new Host();
            var measured = chosen.get(i).run(repeat);
            double withheld = host.withheld();
            measured.forEach(r -> rows.add(r.withheld(withheld)));
        }
        progress.end();
        print(rows);
        return Exit.PASSED;
    }

    private void print(List<Row> rows) {
        var out = spec.commandLine().getOut();
        if (options.json) {
            out.println(Json.write(Json.object("rows", rows.stream().map(r -> Json.object("name", r.name(), "value", r.value(), "unit", r.unit(), "yardstick", r.yardstick(),
                    "ratio", r.ratio(), "withheld", r.withheld())).toList())));
            return;
        }
        out.printf("%-58s %16s %-14s %8s  %s%n", "", "median of " + repeat, "", "ratio", "to");
        rows.forEach(r -> out.printf("%-58s %,16.2f %-14s %8s  %s%n", r.name(), r.value(), r.unit(), Double.isNaN(r.ratio()) ? "—" : "%.3f".formatted(r.ratio()), r.yardstick()));
        rows.stream().max(Comparator.comparingDouble(Row::withheld)).filter(r -> r.withheld() >= MENTIONED).ifPresent(r -> out.printf(
                "The host of this virtual machine withheld up to %.0f %% of the processor time that was wanted (%s): such rows tell of the host.%n", r.withheld(), r.name().strip()));
    }
}
