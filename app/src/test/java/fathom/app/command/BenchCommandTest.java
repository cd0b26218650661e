package fathom.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.app.bench.Benches;
import fathom.app.bench.Benchmark;
import fathom.app.bench.Row;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.OS;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

class BenchCommandTest {
    /** Says how often it was to repeat. */
    private record Fake(String name) implements Benchmark {
        @Override
        public List<Row> run(int repetitions) {
            return List.of(new Row(name + " row", repetitions, "ms", "nothing", 0.5), new Row(name + " without a yardstick", 1, "ms", "none", Double.NaN));
        }
    }

    private final StringWriter out = new StringWriter();

    private int run(String... args) {
        var line = new CommandLine(new BenchCommand(recording -> List.of(new Fake("one"), new Fake("two")), () -> List.of(new Fake("other"))));
        return line.setOut(new PrintWriter(out)).setErr(new PrintWriter(new StringWriter())).execute(args);
    }

    @Test
    void theDocumentIsRowsAndNothingElse() {
        assertThat(run("--json", "--repeat", "7", "two")).isZero();
        var document = JsonMapper.shared().readTree(out.toString());
        assertThat(document.propertyNames()).containsExactly("rows");
        assertThat(document.path("rows").size()).isEqualTo(2);
        var row = document.path("rows").get(0);
        assertThat(row.propertyNames()).containsExactly("name", "value", "unit", "yardstick", "ratio", "withheld");
        if (OS.LINUX.isCurrentOs()) assertThat(row.path("withheld").asDouble()).isBetween(0.0, 100.0);
        else assertThat(row.path("withheld").isNull()).isTrue();
        assertThat(row.path("name").asString()).isEqualTo("two row");
        assertThat(row.path("value").asDouble()).isEqualTo(7, within(0.0));
        assertThat(row.path("ratio").asDouble()).isEqualTo(0.5, within(0.0));
        assertThat(document.path("rows").get(1).path("ratio").isNull()).isTrue();
    }

    @Test
    void withoutNamesAllAreRun() {
        assertThat(run()).isZero();
        assertThat(out.toString()).contains("one row", "two row", "median of 5").doesNotContain("other");
    }

    @Test
    void whatIsNotAmongAllCanBeNamed() {
        assertThat(run("other")).isZero();
        assertThat(out.toString()).contains("other row").doesNotContain("one row");
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThat(run("three")).isNotZero();
        assertThat(run("--repeat", "0")).isNotZero();
        assertThat(run("--recording", "no such file")).isNotZero();
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void theNamesAreShortAndDifferent() {
        var names = Stream.concat(Benches.all(null).stream(), Benches.buses().stream()).map(Benchmark::name).toList();
        assertThat(names).doesNotHaveDuplicates().allMatch(n -> n.matches("[a-z]+(-[a-z]+)*"));
        assertThat(names).containsExactly("bus-fan-out", "bus-idle", "platform-idle", "replay", "market", "ticks", "screen", "start", "gentle", "redis-throughput", "redis-latency",
                "four-buses", "codec", "workers", "seeds-claims");
    }
}
