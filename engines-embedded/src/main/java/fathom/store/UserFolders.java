package fathom.store;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Where Fathom keeps what is a user's: data (runs, archive) and settings, in the places that the system has for it. {@code -Dfathom.home=DIR}, or {@code FATHOM_HOME},
 * puts both into one folder of choice.
 *
 * @param data made by whoever first writes there; @param settings likewise
 */
public record UserFolders(Path data, Path settings) {
    /** Of whoever runs this process. */
    public static UserFolders ofUser() {
        return of(System.getProperty("os.name"), Path.of(System.getProperty("user.home")), System.getProperty("fathom.home"), System.getenv());
    }

    /** @param chosen null for the usual places */
    static UserFolders of(String system, Path home, String chosen, Map<String, String> environment) {
        String folder = chosen != null ? chosen : environment.get("FATHOM_HOME");
        if (folder != null && !folder.isBlank()) return in(Path.of(folder));
        String os = system.toLowerCase(Locale.ROOT);
        if (os.startsWith("mac")) return in(home.resolve("Library/Application Support/Fathom"));
        if (os.startsWith("windows")) return in(absolute(environment.get("LOCALAPPDATA"), home.resolve("AppData/Local")).resolve("Fathom"));
        return new UserFolders(absolute(environment.get("XDG_DATA_HOME"), home.resolve(".local/share")).resolve("fathom"),
                absolute(environment.get("XDG_CONFIG_HOME"), home.resolve(".config")).resolve("fathom"));
    }

    private static UserFolders in(Path folder) {
        return new UserFolders(folder, folder);
    }

    /** The XDG base directory specification: a path that is not absolute is not heeded. */
    private static Path absolute(String path, Path otherwise) {
        return path != null && !path.isBlank() && Path.of(path).isAbsolute() ? Path.of(path) : otherwise;
    }

    /** Of the user's own profiles of scenarios. */
    public Path profiles() {
        return data.resolve("scenarios");
    }

    /** Of the reports of scenario runs. */
    public Path runs() {
        return data.resolve("runs");
    }
}
