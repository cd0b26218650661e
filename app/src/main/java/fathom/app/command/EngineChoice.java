package fathom.app.command;

import fathom.app.Nearest;
import fathom.app.UsageException;
import fathom.engine.EngineDefinition;
import fathom.engine.EngineId;
import fathom.platform.Catalogue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which engines a process is told to run. */
final class EngineChoice {
    static final String ALL = "all", NONE = "none";

    private EngineChoice() {}

    /** @param engines {@code all}, {@code none} or ids with commas between; @param without ids that are left out of these; may be empty */
    static Set<EngineId> of(String engines, String without) {
        Set<EngineId> chosen = switch (engines) {
            case ALL -> Catalogue.STANDARD.builtIds();
            case NONE -> new LinkedHashSet<>();
            default -> ids("--engines", engines);
        };
        if (!without.isEmpty()) chosen.removeAll(ids("--without", without));
        return chosen;
    }

    private static Set<EngineId> ids(String option, String list) {
        var ids = new LinkedHashSet<EngineId>();
        for (String word : list.split(",", -1)) ids.add(id(option, word.strip()));
        return ids;
    }

    private static EngineId id(String option, String word) {
        EngineDefinition engine = Catalogue.STANDARD.engine(word).orElseThrow(() -> new UsageException(option + ": there is no engine '" + word + "'"
                + Nearest.hint(word, ids(Catalogue.STANDARD.engines()))));
        if (engine.isBuilt()) return engine.id();
        throw new UsageException(option + ": engine '" + word + "' is not built yet; there are " + String.join(", ", ids(Catalogue.STANDARD.built())));
    }

    private static List<String> ids(List<EngineDefinition> engines) {
        return engines.stream().map(e -> e.id().id()).toList();
    }
}
