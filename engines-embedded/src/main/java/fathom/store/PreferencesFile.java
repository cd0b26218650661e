package fathom.store;

import fathom.setting.Names;
import fathom.store.Preferences.Bounds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The preferences as a JSON file that people can read and write. A fault costs the value it is in and no more; it never keeps anything from starting. */
public record PreferencesFile(Path path) {
    private static final String NAME = "settings.json";
    private static final long LARGEST = 256 << 10;
    private static final List<String> FIELDS = List.of("theme", "zoom", "view", "window", "out", "keys");

    /** @param faults one sentence each, beginning with the file's name */
    public record Read(Preferences preferences, List<String> faults) {}

    public static PreferencesFile ofUser() {
        return new PreferencesFile(UserFolders.ofUser().settings().resolve(NAME));
    }

    /** Where it is not there, what ships. */
    public Read read() {
        var faults = new ArrayList<String>();
        Preferences read = read(fault -> faults.add(path.getFileName() + ": " + fault));
        return new Read(read, List.copyOf(faults));
    }

    private Preferences read(Consumer<String> faults) {
        try {
            if (Files.size(path) > LARGEST) throw new IllegalArgumentException("it has more than " + LARGEST / 1024 + " KB, so it is not ours");
            JsonNode root = JsonMapper.shared().readTree(Files.readAllBytes(path));
            if (!root.isObject()) throw new IllegalArgumentException("it must be an object with fields");
            return preferences(root, faults);
        } catch (NoSuchFileException none) {
            return Preferences.SHIPPED;
        } catch (JacksonException e) {
            faults.accept("this is no JSON at line " + (e.getLocation() == null ? 1 : e.getLocation().getLineNr()) + "; what ships is in force");
        } catch (IOException e) {
            faults.accept("it cannot be read (" + e.getClass().getSimpleName() + "); what ships is in force");
        } catch (IllegalArgumentException e) {
            faults.accept(e.getMessage() + "; what ships is in force");
        }
        return Preferences.SHIPPED;
    }

    private static Preferences preferences(JsonNode root, Consumer<String> faults) {
        var p = Preferences.SHIPPED;
        for (Map.Entry<String, JsonNode> field : root.properties()) {
            try {
                p = with(p, field.getKey(), field.getValue());
            } catch (IllegalArgumentException e) {
                faults.accept(e.getMessage());
            }
        }
        return p;
    }

    private static Preferences with(Preferences p, String name, JsonNode value) {
        return switch (name) {
            case "theme" -> p.withTheme(among(name, text(name, value), Preferences.THEMES));
            case "view" -> p.withView(text(name, value));
            case "out" -> p.withOut(folder(text(name, value)));
            case "window" -> p.withWindow(new Bounds(number(value, "x"), number(value, "y"), size(value, "width"), size(value, "height"), value.path("maximized").asBoolean(false)));
            case "zoom" -> {
                for (var screen : value.properties()) p = p.withZoom(screen.getKey(), zoom(screen.getValue()));
                yield p;
            }
            case "keys" -> {
                for (var key : value.properties()) p = p.withKey(key.getKey(), text("keys." + key.getKey(), key.getValue()));
                yield p;
            }
            default -> throw new IllegalArgumentException("unknown field '" + name + "'" + Names.suggestion(name, FIELDS));
        };
    }

    private static String among(String name, String value, List<String> allowed) {
        if (!allowed.contains(value)) throw new IllegalArgumentException("'" + name + "' is one of " + String.join(", ", allowed) + ", not '" + value + "'");
        return value;
    }

    private static String text(String name, JsonNode value) {
        if (!value.isString()) throw new IllegalArgumentException("'" + name + "' must be a text, not " + value);
        return value.stringValue();
    }

    private static Path folder(String text) {
        try {
            if (Path.of(text).isAbsolute()) return Path.of(text);
        } catch (InvalidPathException e) {
            // said below
        }
        throw new IllegalArgumentException("'out' must be a folder from the root, not '" + text + "'");
    }

    private static int zoom(JsonNode value) {
        if (!value.isIntegralNumber() || !Preferences.ZOOMS.contains(value.asInt())) throw new IllegalArgumentException("'zoom' is one of " + Preferences.ZOOMS + " per cent, not " + value);
        return value.asInt();
    }

    private static double number(JsonNode of, String name) {
        JsonNode value = of.path(name);
        if (!value.isNumber() || !Double.isFinite(value.asDouble())) throw new IllegalArgumentException("'window." + name + "' must be a number of pixels");
        return value.asDouble();
    }

    private static double size(JsonNode of, String name) {
        double value = number(of, name);
        if (value < 1 || value > 100_000) throw new IllegalArgumentException("'window." + name + "' must be from 1 to 100000 pixels, not " + value);
        return value;
    }

    /** In one piece or not at all. */
    public void write(Preferences p) throws IOException {
        var all = new LinkedHashMap<String, Object>();
        all.put("theme", p.theme());
        if (!p.zoom().isEmpty()) all.put("zoom", new TreeMap<>(p.zoom()));
        if (!p.view().isEmpty()) all.put("view", p.view());
        if (p.window() != null) all.put("window", p.window());
        if (p.out() != null) all.put("out", p.out().toString());
        if (!p.keys().isEmpty()) all.put("keys", new TreeMap<>(p.keys()));
        Files.createDirectories(path.toAbsolutePath().getParent());
        Path next = path.resolveSibling(path.getFileName() + ".next");
        Files.writeString(next, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n");
        Files.move(next, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Keeps what is there beside it, as {@code settings.json.old}: it has faults that somebody may want to mend. */
    public void putAside() throws IOException {
        Files.move(path, path.resolveSibling(path.getFileName() + ".old"), StandardCopyOption.REPLACE_EXISTING);
    }
}
