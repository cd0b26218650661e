package fathom.app;

import java.io.PrintWriter;
import java.io.StringWriter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs a command in this process, and keeps what it said. */
public final class CommandRun {
    private CommandRun() {}

    public record Outcome(int exit, String out, String err) {
        public JsonNode json() {
            return JsonMapper.shared().readTree(out);
        }
    }

    public static Outcome fathom(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exit = Cli.run(line -> line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)), args);
        return new Outcome(exit, out.toString(), err.toString());
    }
}
