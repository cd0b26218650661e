package fathom.view.piece;

import fathom.style.Type;
import fathom.style.Zoom;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.text.Text;

/** How wide a text is. The same few words are asked for again and again, so they are remembered. On the JavaFX thread only. */
final class Measure {
    private static final int REMEMBERED = 2_000;
    private static final double MONO_ADVANCE = 0.6;

    private static final Map<Key, Double> WIDTHS = new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Double> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Key(String text, Type type) {}

    private Measure() {}

    static double width(String text, Type type) {
        if (type.isMono()) return text.length() * type.size() * MONO_ADVANCE;
        return WIDTHS.computeIfAbsent(new Key(text, type), Measure::laidOut);
    }

    private static double laidOut(Key key) {
        var text = new Text(key.text);
        text.setFont(key.type.font());
        return text.getLayoutBounds().getWidth();
    }

    /** The size of a face under the present zoom, as an inline style. */
    static String zoomed(Type type) {
        return "-fx-font-size: " + Math.round(type.size() * Zoom.current()) + "px;";
    }
}
