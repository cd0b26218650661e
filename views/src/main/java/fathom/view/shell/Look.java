package fathom.view.shell;

import fathom.store.PreferenceKeeper;
import fathom.store.Preferences;
import fathom.style.Theme;
import fathom.style.Zoom;
import java.util.List;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;

/** Theme and zoom: chosen here, seen at once, and kept. */
public final class Look {
    /** Width of a screen from which on everything is shown larger, pixels of the desktop. */
    private static final double FAR = 3200;
    private static final int FAR_ZOOM = 150, USUAL_ZOOM = 100;

    private final PreferenceKeeper preferences;
    private String screen = "";

    public Look(PreferenceKeeper preferences) {
        this.preferences = preferences;
        Platform.getPreferences().colorSchemeProperty().subscribe(scheme -> {
            if (theme().equals("system")) ofSystem().choose();
        });
    }

    /** Puts in force what was chosen for a screen, or what its width asks for. */
    public void begin(Rectangle2D on) {
        screen = Math.round(on.getWidth()) + "x" + Math.round(on.getHeight());
        named(theme()).choose();
        Zoom.choose(preferences.current().zoom().getOrDefault(screen, usualZoom(on.getWidth())));
    }

    /** Per cent, for a screen nobody chose one for. @param width pixels of the desktop */
    public static int usualZoom(double width) {
        return width >= FAR ? FAR_ZOOM : USUAL_ZOOM;
    }

    /** One of {@link Preferences#THEMES}. */
    String theme() {
        return preferences.current().theme();
    }

    void theme(String name) {
        preferences.change(p -> p.withTheme(name));
        named(name).choose();
    }

    void otherTheme() {
        theme(Theme.current() == Theme.DARK ? "light" : "dark");
    }

    private static Theme named(String name) {
        return switch (name) {
            case "light" -> Theme.LIGHT;
            case "system" -> ofSystem();
            default -> Theme.DARK;
        };
    }

    private static Theme ofSystem() {
        return Platform.getPreferences().getColorScheme() == ColorScheme.LIGHT ? Theme.LIGHT : Theme.DARK;
    }

    /** Per cent. */
    static int zoom() {
        return (int) Math.round(Zoom.current() * 100);
    }

    void zoom(int percent) {
        preferences.change(p -> p.withZoom(screen, percent));
        Zoom.choose(percent);
    }

    /** @param by how many steps, to either side */
    void zoomBy(int by) {
        List<Integer> steps = Preferences.ZOOMS;
        int nearest = 0;
        for (int i = 0; i < steps.size(); i++) if (Math.abs(steps.get(i) - zoom()) < Math.abs(steps.get(nearest) - zoom())) nearest = i;
        zoom(steps.get(Math.clamp(nearest + by, 0, steps.size() - 1)));
    }
}
