package fathom.style;

import com.sun.javafx.font.freetype.PlainTextFactory;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.Optional;

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
        if (System.getProperty(PLATFORM) == null && whyNoDisplay().isPresent()) force();
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

    /** Everywhere but on Linux there is a display; there it takes an X display and GTK 3. Empty when there is one, else what is missing. */
    public static Optional<String> whyNoDisplay() {
        if (isActive()) return Optional.of("off-screen drawing was chosen (glass.platform)");
        if (!System.getProperty("os.name").startsWith("Linux")) return Optional.empty();
        String display = System.getenv("DISPLAY");
        if (display == null || display.isBlank()) return Optional.of("there is no display (DISPLAY is not set)");
        return isInstalled("libgtk-3.so.0") ? Optional.empty() : Optional.of("GTK 3 is not installed, which a window on Linux needs");
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
