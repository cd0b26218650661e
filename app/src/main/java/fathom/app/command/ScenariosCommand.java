package fathom.app.command;

import fathom.app.Exit;
import fathom.app.Json;
import fathom.app.Options;
import fathom.measure.Limit;
import fathom.scenario.ScenarioProfile;
import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "scenarios", mixinStandardHelpOptions = true, description = "List the scenarios that can be run, with their thresholds.")
public final class ScenariosCommand implements Callable<Integer> {
    @Mixin
    private Options options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        options.refuseFeed("scenarios lists what can be run");
        var out = spec.commandLine().getOut();
        var faults = new ArrayList<String>();
        var profiles = Settings.scenarios(faults::add).profiles();
        faults.forEach(fault -> spec.commandLine().getErr().println("fathom: left out: " + fault));
        if (options.json) {
            out.println(Json.write(Json.object("scenarios", profiles.stream().map(ScenariosCommand::json).toList(), "faults", faults)));
        } else {
            for (ScenarioProfile p : profiles) {
                out.printf(Locale.ROOT, "%s  (%.0f s)%n  %s%n  passes only if all hold:%n", p.id(), p.seconds(), p.what());
                p.thresholds().forEach(t -> out.println("    " + t.expression()));
            }
        }
        return Exit.PASSED;
    }

    private static Object json(ScenarioProfile p) {
        return Json.object("id", p.id(), "title", p.title(), "what", p.what(), "seconds", p.seconds(), "kind", p.kind().id(), "settings", p.settings().values(), "thresholds",
                p.thresholds().stream().map(Limit::expression).toList());
    }
}
