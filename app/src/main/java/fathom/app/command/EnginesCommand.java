package fathom.app.command;

import fathom.app.Exit;
import fathom.app.Json;
import fathom.app.Options;
import fathom.engine.AnswerDocument;
import fathom.engine.EngineStatus;
import fathom.engine.EnginesState;
import fathom.platform.Catalogue;
import fathom.platform.host.EngineRoll;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "engines", mixinStandardHelpOptions = true,
        description = "List the eighteen engines with their state: of a platform started for it, or of the one on --bus.")
public final class EnginesCommand implements Callable<Integer> {
    private static final Duration LISTEN = Duration.ofMillis(2_500);

    @Mixin
    private Options options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        options.refuseFeedElsewhere();
        options.check();
        var out = spec.commandLine().getOut();
        var engines = engines();
        if (options.json) {
            out.println(Json.write(engines.stream().map(EnginesCommand::json).toList()));
        } else {
            out.printf("%-20s %-20s %6s  %-10s %s%n", "id", "name", "port", "state", "computes");
            engines.forEach(e -> out.printf("%-20s %-20s %6d  %-10s %s%n", e.id().id(), e.id().label(), e.id().port(), e.state().id(), e.id().computes()));
        }
        return Exit.PASSED;
    }

    private List<EngineStatus> engines() throws InterruptedException {
        if (options.bus().isElsewhere()) {
            try (var bus = options.bus().open(Catalogue.STANDARD.topics())) {
                return EngineRoll.listen(bus, Catalogue.STANDARD, LISTEN);
            }
        }
        try (var platform = Settings.embedded(options)) {
            return EnginesState.of(platform.state()).engines();
        }
    }

    private static Object json(EngineStatus e) {
        return Json.object("id", e.id().id(), "name", e.id().label(), "port", e.id().port(), "state", e.state().id(), "computes", e.id().computes(), "reason", e.reason(),
                "warmingUp", e.notes().warmingUp().isEmpty() ? null : e.notes().warmingUp(), "longestMicros", e.inbox() == null ? null : e.inbox().work().longest() / 1e3,
                "errors", e.notes().errors().stream().map(AnswerDocument::plain).toList());
    }
}
