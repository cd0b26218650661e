package fathom.store;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How somebody likes the console.
 *
 * @param theme  one of {@link #THEMES}
 * @param zoom   per cent, one of {@link #ZOOMS}, by the size of the screen it was chosen on, e.g. {@code 3840x2160}
 * @param view   the one shown last; empty for the first
 * @param window where it stood last; null before it was ever closed
 * @param out    where reports go; null for the usual place
 * @param keys   by action, as {@code Shortcut+T}, empty for none; only those that were changed
 */
public record Preferences(String theme, Map<String, Integer> zoom, String view, Bounds window, Path out, Map<String, String> keys) {
    public static final List<String> THEMES = List.of("dark", "light", "system");
    public static final List<Integer> ZOOMS = List.of(90, 100, 110, 125, 150);
    public static final Preferences SHIPPED = new Preferences("dark", Map.of(), "", null, null, Map.of());

    /** Pixels of the desktop. */
    public record Bounds(double x, double y, double width, double height, boolean maximized) {}

    public Preferences {
        zoom = Map.copyOf(zoom);
        keys = Map.copyOf(keys);
    }

    public Preferences withTheme(String other) {
        return new Preferences(other, zoom, view, window, out, keys);
    }

    public Preferences withZoom(String screen, int percent) {
        return new Preferences(theme, put(zoom, screen, percent), view, window, out, keys);
    }

    public Preferences withView(String other) {
        return new Preferences(theme, zoom, other, window, out, keys);
    }

    public Preferences withWindow(Bounds other) {
        return new Preferences(theme, zoom, view, other, out, keys);
    }

    /** @param other null for the usual place */
    public Preferences withOut(Path other) {
        return new Preferences(theme, zoom, view, window, other, keys);
    }

    public Preferences withKey(String action, String key) {
        return new Preferences(theme, zoom, view, window, out, put(keys, action, key));
    }

    private static <V> Map<String, V> put(Map<String, V> map, String key, V value) {
        var changed = new LinkedHashMap<>(map);
        changed.put(key, value);
        return changed;
    }
}
