package fathom.style;

import com.sun.javafx.font.freetype.PlainTextFactory;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;

/** Where there is no display, JavaFX draws off screen with its own software renderer instead of failing to start. */
public final class Offscreen {
    private static final String PLATFORM = "glass.platform";
    private static final String NAME = "Offscreen";

    private Offscreen() {}

    /**
     * To be called first in {@code main}, before anything of JavaFX is touched. A platform chosen on the command line is left alone.
     *
     * @return whether windows will be drawn off screen
     */
    public static boolean prepare() {
        if (System.getProperty(PLATFORM) == null && !hasDisplay()) force();
        PlainTextFactory.installWherePangoIsMissing();
        return isActive();
    }

    /** Draws off screen even where there is a display: for screenshots. */
    public static void force() {
        System.setProperty(PLATFORM, NAME);
        System.setProperty("prism.order", "sw");
        PlainTextFactory.installWherePangoIsMissing();
    }

    public static boolean isActive() {
        return NAME.equals(System.getProperty(PLATFORM));
    }

    /** Everywhere but on Linux there is one; there it takes an X display and GTK 3. */
    private static boolean hasDisplay() {
        if (!System.getProperty("os.name").startsWith("Linux")) return true;
        String display = System.getenv("DISPLAY");
        return display != null && !display.isBlank() && isInstalled("libgtk-3.so.0");
    }

    private static boolean isInstalled(String library) {
        try (var arena = Arena.ofConfined()) {
            SymbolLookup.libraryLookup(library, arena);
            return true;
        } catch (IllegalArgumentException missing) {
            return false;
        }
    }
}
