package fathom.view.shell;

import fathom.market.FeedStatus;
import fathom.platform.Command.FeedSpeed;
import fathom.platform.Command.SeekFeed;
import fathom.platform.Platform;
import fathom.style.Token;
import fathom.view.piece.Pen;
import fathom.view.piece.Segmented;
import fathom.view.piece.Surface;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** The pace of a replayed recording, and the place in it. Takes no room while no part of the feed is a recording. */
final class ReplayBar extends HBox {
    private static final double HEIGHT = 32, STEP = 0.05;
    private static final Map<String, Double> PACES = paces();

    private final Platform platform;
    private Segmented<String> pace;
    private Place place;

    ReplayBar(Platform platform) {
        super(12);
        this.platform = platform;
        visible(false);
    }

    /** Not before there is a recording. */
    private void build() {
        place = new Place();
        pace = new Segmented<>(List.copyOf(PACES.keySet()), word -> word, "× 1", word -> platform.perform(new FeedSpeed(PACES.get(word))));
        pace.setId("replay-pace");
        place.setId("replay-place");
        HBox.setHgrow(place, Priority.ALWAYS);
        setAlignment(Pos.CENTER_LEFT);
        setPadding(new Insets(0, 12, 0, 12));
        setMinHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        getChildren().addAll(pace, place);
    }

    private static Map<String, Double> paces() {
        var paces = new LinkedHashMap<String, Double>();
        paces.put("× 1", 1.0);
        paces.put("× 10", 10.0);
        paces.put("× 100", 100.0);
        paces.put("As fast as possible", Double.POSITIVE_INFINITY);
        return paces;
    }

    void show(FeedStatus feed) {
        visible(!Double.isNaN(feed.progress()));
        if (!isVisible()) return;
        if (pace == null) build();
        place.show(feed.progress());
        PACES.forEach((word, factor) -> {
            if (factor == feed.speed()) pace.choose(word);
        });
    }

    private void visible(boolean now) {
        if (now == isVisible() && now == isManaged()) return;
        setVisible(now);
        setManaged(now);
    }

    /** How far the recording is; a click or the arrow keys jump. */
    private final class Place extends Surface {
        private double done;

        Place() {
            setMinSize(80, 16);
            setPrefHeight(16);
            setMaxHeight(16);
            setCursor(Cursor.HAND);
            setFocusTraversable(true);
            setOnMouseClicked(e -> {
                requestFocus();
                seek(e.getX() / getWidth());
            });
            setOnKeyPressed(this::key);
            focusedProperty().subscribe(now -> wholly());
        }

        private void key(KeyEvent e) {
            switch (e.getCode()) {
                case LEFT -> seek(done - STEP);
                case RIGHT -> seek(done + STEP);
                case HOME -> seek(0);
                default -> {
                    return;
                }
            }
            e.consume();
        }

        private void seek(double to) {
            platform.perform(new SeekFeed(Math.clamp(to, 0, 1)));
        }

        void show(double part) {
            if (part == done) return;
            done = part;
            setAccessibleText("%.0f per cent of the recording".formatted(part * 100));
            wholly();
        }

        @Override
        protected void paint(Pen pen, double width, double height, boolean whole) {
            double top = Math.floor(height / 2) - 4;
            pen.fill(Token.BG3, 0, top, width, 8);
            pen.fill(Token.PR, 0, top, Math.round(width * done), 8);
            if (isFocused()) pen.frame(Token.ACCENT, 0, top - 2, width, 12);
        }
    }
}
