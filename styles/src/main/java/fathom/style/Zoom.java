package fathom.style;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;

/** How much larger than drawn everything is shown, 1 for as drawn. One zoom holds for the whole application; what paints on a canvas paints as many more pixels, so that it stays sharp. */
public final class Zoom {
    private static final ReadOnlyDoubleWrapper CURRENT = new ReadOnlyDoubleWrapper(1);

    private Zoom() {}

    public static ReadOnlyDoubleProperty currentProperty() {
        return CURRENT.getReadOnlyProperty();
    }

    public static double current() {
        return CURRENT.get();
    }

    /** On the JavaFX thread. @param percent 100 for as drawn */
    public static void choose(int percent) {
        CURRENT.set(percent / 100.0);
    }
}
