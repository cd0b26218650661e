package fathom.app.console;

import fathom.store.PreferenceKeeper;
import fathom.store.Preferences.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** Where a window stands: where it stood last, if a screen is there still, and kept when it is moved. */
final class WindowPlace {
    /** Of a window that can still be grasped, pixels. */
    private static final double SEEN = 100;

    private final Stage stage;
    private final PreferenceKeeper preferences;

    WindowPlace(Stage stage, PreferenceKeeper preferences) {
        this.stage = stage;
        this.preferences = preferences;
    }

    /** Before it is shown. @return the screen it will be on */
    Rectangle2D begin() {
        Bounds kept = preferences.current().window();
        if (kept != null && isSeen(kept)) {
            stage.setX(kept.x());
            stage.setY(kept.y());
            stage.setWidth(kept.width());
            stage.setHeight(kept.height());
            stage.setMaximized(kept.maximized());
        }
        stage.xProperty().subscribe(this::keep);
        stage.yProperty().subscribe(this::keep);
        stage.widthProperty().subscribe(this::keep);
        stage.heightProperty().subscribe(this::keep);
        stage.maximizedProperty().subscribe(this::keep);
        return screen(kept);
    }

    private static Rectangle2D screen(Bounds kept) {
        var on = kept == null ? null : Screen.getScreensForRectangle(kept.x(), kept.y(), kept.width(), kept.height()).stream().findFirst().orElse(null);
        return (on == null ? Screen.getPrimary() : on).getBounds();
    }

    private static boolean isSeen(Bounds kept) {
        var at = new Rectangle2D(kept.x(), kept.y(), kept.width(), kept.height());
        return Screen.getScreens().stream().map(Screen::getVisualBounds).anyMatch(screen -> screen.intersects(at)
                && Math.min(at.getMaxX(), screen.getMaxX()) - Math.max(at.getMinX(), screen.getMinX()) >= SEEN
                && at.getMinY() >= screen.getMinY() - SEEN / 4 && at.getMinY() < screen.getMaxY() - SEEN);
    }

    /** While it is maximised, only that: it goes back to the size from before. */
    private void keep() {
        if (!stage.isShowing() || stage.isIconified()) return;
        preferences.change(p -> {
            Bounds before = p.window();
            if (stage.isMaximized() && before != null) return p.withWindow(new Bounds(before.x(), before.y(), before.width(), before.height(), true));
            return p.withWindow(new Bounds(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), stage.isMaximized()));
        });
    }
}
