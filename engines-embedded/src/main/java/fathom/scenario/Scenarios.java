package fathom.scenario;

import fathom.scenario.crash.CrashKind;
import fathom.scenario.load.LoadKind;
import fathom.setting.Document;
import fathom.setting.Names;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The kinds of workload there are, and the scenarios that come with them. Immutable; a user's own profiles are files.
 *
 * @param profiles in the order of every list
 */
public record Scenarios(List<WorkloadKind> kinds, List<ScenarioProfile> profiles) {
    /** What comes with the platform. */
    public static final Scenarios STANDARD = new Scenarios(List.of(), List.of()).with(new CrashKind(), "flash-crash.json").with(new LoadKind(), "extreme-data-load.json");

    public Scenarios {
        kinds = List.copyOf(kinds);
        profiles = List.copyOf(profiles);
    }

    /**
     * The same with one kind more.
     *
     * @param resources names of profiles of that kind beside its class
     * @throws IllegalArgumentException when a kind or a profile has an id that is taken, or a profile a fault
     */
    public Scenarios with(WorkloadKind kind, String... resources) {
        if (kinds.stream().anyMatch(k -> k.id().equals(kind.id()))) throw new IllegalArgumentException("there is a kind of workload '" + kind.id() + "' already");
        var all = new Scenarios(Stream.concat(kinds.stream(), Stream.of(kind)).toList(), profiles);
        for (String resource : resources) all = all.with(all.resource(kind, resource));
        return all;
    }

    private Scenarios with(ScenarioProfile profile) {
        if (find(profile.id()).isPresent()) throw new IllegalArgumentException("there is a scenario '" + profile.id() + "' already");
        var more = new ArrayList<>(profiles);
        more.add(profile);
        return new Scenarios(kinds, more);
    }

    /**
     * The same with the profiles of a folder, in the order of their names; a folder that is not there has none.
     *
     * @param faults told, in one sentence each, of what is left out
     */
    public Scenarios withFolder(Path folder, Consumer<String> faults) {
        var all = this;
        for (Path file : profiles(folder, faults)) {
            try {
                all = all.with(load(file));
            } catch (ProfileException e) {
                faults.accept(e.getMessage());
            } catch (IllegalArgumentException e) {
                faults.accept(file + ": " + e.getMessage());
            }
        }
        return all;
    }

    private static List<Path> profiles(Path folder, Consumer<String> faults) {
        if (!Files.isDirectory(folder)) return List.of();
        var files = new ArrayList<Path>();
        try (var found = Files.newDirectoryStream(folder, "*.{yaml,yml,json}")) {
            found.forEach(files::add);
        } catch (IOException | DirectoryIteratorException e) {
            faults.accept("the profiles in " + folder + " cannot be listed");
        }
        files.sort(null);
        return files;
    }

    private ScenarioProfile resource(WorkloadKind kind, String name) {
        try (var in = kind.getClass().getResourceAsStream(name)) {
            if (in == null) throw new IllegalArgumentException("there is no profile " + name + " beside " + kind.getClass().getName());
            return read(name, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Optional<ScenarioProfile> find(String id) {
        return profiles.stream().filter(p -> p.id().equals(id)).findFirst();
    }

    public List<String> ids() {
        return profiles.stream().map(ScenarioProfile::id).toList();
    }

    /** @param source what the sentence of a fault begins with; @throws ProfileException when it is no profile, or breaks a rule */
    public ScenarioProfile read(String source, byte[] json) {
        return ProfileReader.read(source, json, kinds);
    }

    /** @throws ProfileException with one sentence when the file cannot be read or is no profile */
    public ScenarioProfile load(Path file) {
        if (Files.exists(file) && !Files.isRegularFile(file)) throw new ProfileException(file + " is no file that can be read");
        try (var in = Files.newInputStream(file)) {
            return read(file.toString(), in.readNBytes(Document.LARGEST + 1));
        } catch (NoSuchFileException e) {
            throw new ProfileException("there is no file " + file, e);
        } catch (IOException e) {
            throw new ProfileException(file + " cannot be read", e);
        }
    }

    /** A scenario by its id, or a profile by its file. @throws ProfileException with the nearest ids when it is neither */
    public ScenarioProfile resolve(String idOrFile) {
        var known = find(idOrFile);
        if (known.isPresent()) return known.get();
        try {
            Path file = Path.of(idOrFile);
            if (Files.isRegularFile(file)) return load(file);
        } catch (InvalidPathException e) {
            // no file's name, then
        }
        throw new ProfileException("there is no scenario '" + idOrFile + "'" + Names.suggestion(idOrFile, ids()));
    }
}
