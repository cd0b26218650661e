package fathom.app;

import fathom.app.command.AskCommand;
import fathom.app.command.AuditCommand;
import fathom.app.command.BenchCommand;
import fathom.app.command.BusesCommand;
import fathom.app.command.ConsoleCommand;
import fathom.app.command.DoctorCommand;
import fathom.app.command.EnginesCommand;
import fathom.app.command.MeasureCommand;
import fathom.app.command.ProbeCommand;
import fathom.app.command.ReplayCommand;
import fathom.app.command.RunCommand;
import fathom.app.command.ScenariosCommand;
import fathom.app.command.ScreenshotsCommand;
import fathom.app.command.ServeCommand;
import fathom.market.FeedException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reads the command line, and turns whatever goes wrong into one sentence and an exit code. */
public final class Cli {
    private static final Map<String, Class<? extends Callable<Integer>>> COMMANDS = commands();

    /** What machines read is UTF-8, whatever the terminal has. */
    private static final PrintWriter UTF_8 = new PrintWriter(new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8), true);

    private Cli() {}

    public static int run(String... args) {
        return run(UnaryOperator.identity(), args);
    }

    /**
     * Reads only the command that is named, or none where the window is asked for by saying nothing: commands are read by reflection, and all of them take a quarter of a
     * second on a slow machine.
     *
     * @param prepared what to do with the command line before it is used
     */
    static int run(UnaryOperator<CommandLine> prepared, String... args) {
        boolean named = args.length > 0 && COMMANDS.containsKey(args[0]);
        CommandLine line = named ? named(args[0]) : args.length == 0 ? new CommandLine(new ConsoleCommand()) : all();
        line.setParameterExceptionHandler(USAGE).setExecutionExceptionHandler(FAILURE).setResourceBundle(Options.HELP);
        if (List.of(args).contains("--json")) line.setOut(UTF_8);
        line = prepared.apply(line);
        try {
            return line.execute(named ? Arrays.copyOfRange(args, 1, args.length) : args);
        } catch (Error e) {
            line.getErr().println("fathom: could not run: " + sentence(e));
            if (List.of(args).contains("--json")) line.getOut().println(Json.write(Json.object("error", "could not run: " + sentence(e))));
            return Exit.COULD_NOT_RUN;
        }
    }

    /** What an error that nothing can be done about means, in words. */
    static String sentence(Error e) {
        return switch (e) {
            case OutOfMemoryError memory -> "there is not enough memory (" + memory.getMessage() + "); -Xmx gives it more";
            case StackOverflowError deep -> "something is nested too deeply";
            case LinkageError link -> "a part of this program or of its Java is missing or does not fit: " + link.getMessage();
            default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        };
    }

    private static Map<String, Class<? extends Callable<Integer>>> commands() {
        var all = new LinkedHashMap<String, Class<? extends Callable<Integer>>>();
        all.put("console", ConsoleCommand.class);
        all.put("run", RunCommand.class);
        all.put("scenarios", ScenariosCommand.class);
        all.put("engines", EnginesCommand.class);
        all.put("ask", AskCommand.class);
        all.put("audit", AuditCommand.class);
        all.put("buses", BusesCommand.class);
        all.put("serve", ServeCommand.class);
        all.put("replay", ReplayCommand.class);
        all.put("probe", ProbeCommand.class);
        all.put("bench", BenchCommand.class);
        all.put("measure", MeasureCommand.class);
        all.put("doctor", DoctorCommand.class);
        all.put("screenshots", ScreenshotsCommand.class);
        return all;
    }

    private static CommandLine named(String name) {
        return new CommandLine(COMMANDS.get(name)).setCommandName("fathom " + name);
    }

    private static CommandLine all() {
        var line = new CommandLine(new ConsoleCommand());
        COMMANDS.forEach((name, command) -> line.addSubcommand(new CommandLine(command).setCommandName(name)));
        return line;
    }

    private static final IParameterExceptionHandler USAGE = (e, args) -> {
        e.getCommandLine().getErr().println("fathom: " + Secrets.masked(sentence(e)));
        return Exit.USAGE;
    };

    private static final IExecutionExceptionHandler FAILURE = (e, command, parsed) -> {
        var err = command.getErr();
        if (e instanceof UsageException) {
            err.println("fathom: " + Secrets.masked(e.getMessage()));
            return Exit.USAGE;
        }
        String why = Secrets.masked(e instanceof FeedException ? e.getMessage() : "could not run: " + (e.getMessage() == null ? e.toString() : e.getMessage()));
        err.println("fathom: " + why);
        if (command.getParseResult().hasMatchedOption("--json")) command.getOut().println(Json.write(Json.object("error", why)));
        if (System.getenv("FATHOM_TRACE") != null) e.printStackTrace(err);
        return Exit.COULD_NOT_RUN;
    };

    private static String sentence(ParameterException e) {
        if (!(e instanceof UnmatchedArgumentException unmatched) || unmatched.getUnmatched().isEmpty()) return e.getMessage();
        String word = unmatched.getUnmatched().getFirst();
        CommandLine command = e.getCommandLine();
        if (word.startsWith("-")) return "unknown option '" + word + "'" + Nearest.hint(word, options(command));
        if (!command.getSubcommands().isEmpty()) return "unknown command '" + word + "'" + Nearest.hint(word, command.getSubcommands().keySet());
        return "'" + word + "' is one word too many for '" + command.getCommandName() + "'";
    }

    private static List<String> options(CommandLine command) {
        var names = new ArrayList<String>();
        command.getCommandSpec().options().forEach(o -> names.addAll(List.of(o.names())));
        return names;
    }
}
