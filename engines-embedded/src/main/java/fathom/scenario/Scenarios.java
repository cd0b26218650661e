package fathom.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The scenarios that come with the platform, and those a user brings in a file. */
public final class Scenarios {
    private static final List<String> IDS = List.of("flash-crash", "extreme-data-load");
    private static final List<ScenarioProfile> ALL = IDS.stream().map(Scenarios::resource).toList();

    private Scenarios() {}

    public static List<ScenarioProfile> all() {
        return ALL;
    }

    public static Optional<ScenarioProfile> find(String id) {
        return ALL.stream().filter(p -> p.id().equals(id)).findFirst();
    }

    /** The ids that a mistyped one may have meant, nearest first. */
    public static List<String> nearest(String id) {
        return Names.nearest(id, IDS);
    }

    /** @throws ProfileException with one sentence when the file cannot be read or is no profile */
    public static ScenarioProfile load(Path file) {
        try {
            return ProfileReader.read(file.toString(), Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new ProfileException("there is no file " + file, e);
        } catch (IOException e) {
            throw new ProfileException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** A built-in scenario by its id, or a profile by its file. @throws ProfileException with the nearest ids when it is neither */
    public static ScenarioProfile resolve(String idOrFile) {
        var known = find(idOrFile);
        if (known.isPresent()) return known.get();
        Path file = Path.of(idOrFile);
        if (Files.isRegularFile(file)) return load(file);
        throw new ProfileException("there is no scenario '" + idOrFile + "'" + Names.suggestion(idOrFile, IDS));
    }

    private static ScenarioProfile resource(String id) {
        try (var in = Scenarios.class.getResourceAsStream(id + ".json")) {
            return ProfileReader.read(id + ".json", in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
