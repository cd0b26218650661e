package fathom.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Whatever a command throws, it ends with one sentence and 70. */
class ErrorsTest {
    @Command(name = "broken")
    private static final class Broken implements Callable<Integer> {
        private final Throwable what;

        @Option(names = "--json")
        private boolean json;

        private Broken(Throwable what) {
            this.what = what;
        }

        @Override
        public Integer call() throws Exception {
            if (what instanceof Error e) throw e;
            throw (Exception) what;
        }
    }

    static Stream<Throwable> thrown() {
        return Stream.of(new OutOfMemoryError("Java heap space"), new StackOverflowError(), new NoClassDefFoundError("x/Y"), new AssertionError(), new IllegalStateException("no such bus"),
                new IllegalStateException());
    }

    @ParameterizedTest
    @MethodSource("thrown")
    void oneSentenceAndSeventy(Throwable what) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exit = Cli.run(line -> new CommandLine(new Broken(what)).setExecutionExceptionHandler(line.getExecutionExceptionHandler()).setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true)), "--json");
        assertThat(exit).isEqualTo(Exit.COULD_NOT_RUN);
        assertThat(err.toString()).startsWith("fathom: could not run: ").hasLineCount(1);
        assertThat(out.toString()).contains("\"error\"");
    }
}
