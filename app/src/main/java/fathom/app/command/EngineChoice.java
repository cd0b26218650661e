package fathom.app.command;

import fathom.app.Nearest;
import fathom.app.UsageException;
import fathom.engine.EngineId;
import fathom.platform.Catalogue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Which engines a process is told to run. */
final class EngineChoice {
    static final String ALL = "all", NONE = "none";

    private EngineChoice() {}

    /** @param engines {@code all}, {@code none} or ids with commas between; @param without ids that are left out of these; may be empty */
    static Set<EngineId> of(String engines, String without) {
        Set<EngineId> chosen = switch (engines) {
            case ALL -> EnumSet.copyOf(Catalogue.STANDARD.engines().keySet());
            case NONE -> EnumSet.noneOf(EngineId.class);
            default -> ids("--engines", engines);
        };
        if (!without.isEmpty()) chosen.removeAll(ids("--without", without));
        return chosen;
    }

    private static Set<EngineId> ids(String option, String list) {
        var ids = EnumSet.noneOf(EngineId.class);
        for (String word : list.split(",", -1)) ids.add(id(option, word.strip()));
        return ids;
    }

    private static EngineId id(String option, String word) {
        EngineId id = EngineId.of(word).orElseThrow(() -> new UsageException(option + ": there is no engine '" + word + "'" + Nearest.hint(word, all())));
        if (Catalogue.STANDARD.engines().containsKey(id)) return id;
        throw new UsageException(option + ": engine '" + word + "' is not built yet; there are " + String.join(", ", built()));
    }

    private static List<String> all() {
        return Arrays.stream(EngineId.values()).map(EngineId::id).toList();
    }

    private static List<String> built() {
        return Arrays.stream(EngineId.values()).filter(Catalogue.STANDARD.engines()::containsKey).map(EngineId::id).toList();
    }
}
