package fathom.app.console;

import fathom.style.Fonts;
import fathom.style.Offscreen;
import fathom.style.Theme;
import java.util.Optional;
import javafx.application.Platform;

/** JavaFX with our faces and our theme, brought up once a process. */
public final class JavaFx {
    private static Optional<String> why = Optional.empty();
    private static boolean begun;

    private JavaFx() {}

    /** Off screen where there is no display. More than once does no harm. @return why nothing will be seen; empty where windows are */
    public static synchronized Optional<String> begin() {
        if (!begun) {
            why = Offscreen.whyNoDisplay();
            Offscreen.prepare();
            startup();
        }
        return why;
    }

    /** Off screen even where there is a display. */
    public static synchronized void beginOffscreen() {
        if (begun) return;
        Offscreen.force();
        startup();
    }

    private static void startup() {
        Platform.startup(() -> {
            Fonts.load();
            Theme.current().choose();
        });
        begun = true;
    }
}
