package fathom.app.console;

import static org.awaitility.Awaitility.await;

import fathom.view.format.Format;
import fathom.view.piece.Caption;
import fathom.view.piece.DataTable;
import fathom.view.piece.MetricTile;
import fathom.view.piece.Panel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.stage.Window;

/** What an operator would see and read on a window. To be asked on the JavaFX thread. */
final class Screen {
    /** Pixels by which something may stand over: half of a rounding on either side. */
    private static final double SLACK = 1;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Screen() {}

    /** Every node that can be seen, parents first. */
    static List<Node> visible(Node root) {
        var all = new ArrayList<Node>();
        collect(root, all);
        return all;
    }

    private static void collect(Node node, List<Node> into) {
        if (!node.isVisible() || node.getOpacity() == 0) return;
        into.add(node);
        if (node instanceof Parent p) p.getChildrenUnmodifiable().forEach(child -> collect(child, into));
    }

    static List<DataTable<?>> tables(Node root) {
        return visible(root).stream().<DataTable<?>>mapMulti((n, out) -> {
            if (n instanceof DataTable<?> t) out.accept(t);
        }).toList();
    }

    /** Waits until these words can be read on one of the open windows. Not to be called on the JavaFX thread. */
    static void awaitText(String words) {
        await(words).atMost(PATIENCE).until(() -> textsOfAllWindows().stream().anyMatch(t -> t.contains(words)));
    }

    /** To be called on any thread. */
    static List<String> textsOfAllWindows() {
        return Fx.get(() -> Window.getWindows().stream().filter(Window::isShowing).flatMap(w -> texts(w.getScene().getRoot()).stream()).toList());
    }

    /** All words and figures, whatever paints them. */
    static List<String> texts(Node root) {
        return visible(root).stream().flatMap(Screen::textsOf).filter(t -> !t.isBlank()).toList();
    }

    private static Stream<String> textsOf(Node node) {
        return switch (node) {
            case DataTable<?> t -> cells(t);
            case Caption c -> Stream.of(c.text());
            case MetricTile tile -> Stream.of(tile.metric().name(), tile.metric().value(), tile.metric().fact().text(), tile.metric().age());
            case Labeled l when l.getText() != null -> Stream.of(l.getText());
            case TextFlow flow -> flow.getChildren().stream().map(n -> ((Text) n).getText());
            default -> node.getAccessibleText() == null ? Stream.empty() : Stream.of(node.getAccessibleText());
        };
    }

    private static Stream<String> cells(DataTable<?> table) {
        var all = new ArrayList<String>();
        for (int r = 0; r < table.rows().size(); r++) for (int c = 0; c < table.titles().size(); c++) all.add(table.cellText(r, c));
        return all.stream();
    }

    /** Figures that are there, and those that are not. */
    record Figures(long there, long missing) {
        static Figures of(Node root) {
            var texts = texts(root);
            return new Figures(texts.stream().filter(t -> t.chars().anyMatch(Character::isDigit)).count(), texts.stream().filter(t -> t.strip().equals(Format.NONE)).count());
        }
    }

    /** What cannot be read or reached as it stands: words that lack room, nodes that stand out of the window, words that stand out of their panel. */
    static List<String> cutOff(Scene scene) {
        var faults = new ArrayList<String>();
        // A frame may have set new words since the last pulse: until they are laid out a label still shows the old ones.
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        for (Node node : visible(scene.getRoot())) {
            Bounds at = node.localToScene(node.getLayoutBounds());
            if (at.isEmpty()) continue;
            if (at.getMinX() < -SLACK || at.getMinY() < -SLACK || at.getMaxX() > scene.getWidth() + SLACK || at.getMaxY() > scene.getHeight() + SLACK) {
                faults.add(name(node) + " stands out of the window: " + box(at));
            }
            // A caption that fills what is left may run short of it: it ends in dots then, and tells the rest when asked.
            if (node instanceof Caption c && c.getMaxWidth() < Double.MAX_VALUE && c.needs() > c.getWidth() + SLACK) faults.add(name(c) + " '" + c.text() + "' needs %.0f of %.0f pixels".formatted(c.needs(), c.getWidth()));
            if (!(node instanceof Labeled label)) continue;
            if (label.lookup(".text") instanceof Text shown && !shown.getText().equals(label.getText())) faults.add(name(label) + " is shortened to '" + shown.getText() + "'");
            Panel panel = panelOf(label);
            if (panel != null && !within(at, panel.localToScene(panel.getLayoutBounds()))) faults.add(name(label) + " stands out of its panel: " + box(at));
        }
        return faults;
    }

    private static boolean within(Bounds inner, Bounds outer) {
        return inner.getMinX() >= outer.getMinX() - SLACK && inner.getMaxX() <= outer.getMaxX() + SLACK && inner.getMinY() >= outer.getMinY() - SLACK
                && inner.getMaxY() <= outer.getMaxY() + SLACK;
    }

    private static Panel panelOf(Node node) {
        for (Parent p = node.getParent(); p != null; p = p.getParent()) if (p instanceof Panel panel) return panel;
        return null;
    }

    private static String name(Node node) {
        String words = node instanceof Labeled l ? " '" + l.getText() + "'" : "";
        return node.getClass().getSimpleName() + (node.getId() == null ? "" : "#" + node.getId()) + words;
    }

    private static String box(Bounds b) {
        return "x %.0f to %.0f, y %.0f to %.0f".formatted(b.getMinX(), b.getMaxX(), b.getMinY(), b.getMaxY());
    }
}
