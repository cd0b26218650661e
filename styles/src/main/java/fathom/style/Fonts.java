package fathom.style;

import com.sun.javafx.font.freetype.PlainTextFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

/** The shipped faces: Inter 400 and 600, JetBrains Mono 400 and 700. */
public final class Fonts {
    private static final String FOLDER = "/com/formdev/flatlaf/fonts/";
    private static final List<String> FILES = List.of("inter/Inter-Regular.otf", "inter/Inter-SemiBold.otf",
            "jetbrains_mono/JetBrainsMono-Regular.ttf", "jetbrains_mono/JetBrainsMono-Bold.ttf");
    private static boolean loaded;

    private Fonts() {}

    /** Registers them; more than once does no harm. */
    public static synchronized void load() {
        if (loaded) return;
        loaded = true;
        PlainTextFactory.installWherePangoIsMissing();
        for (String file : FILES) {
            try (var in = Fonts.class.getResourceAsStream(FOLDER + file)) {
                if (in == null || Font.loadFont(in, 12) == null) throw new IllegalStateException("font " + file + " is missing or cannot be read");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
