package fathom.view.piece;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/**
 * Children in one line with 8 pixels between them, each in a track of fixed size or with a share of the rest. What the children would like does not
 * matter: places do not move because data change.
 */
public final class Tracks extends Pane {
    private static final double GAP = 8;

    private final boolean across;
    private final List<Track> tracks = new ArrayList<>();
    private double gap = GAP;

    /** @param size pixels, or 0 */
    private record Track(Node node, double size, double weight) {}

    private Tracks(boolean across) {
        this.across = across;
        setMinSize(0, 0);
    }

    /** Side by side. */
    public static Tracks row() {
        return new Tracks(true);
    }

    /** One below the other. */
    public static Tracks column() {
        return new Tracks(false);
    }

    /** Side by side, all of one width. */
    public static Tracks even(Node... nodes) {
        Tracks row = row();
        Arrays.stream(nodes).forEach(row::grow);
        return row;
    }

    public Tracks fixed(Node node, double pixels) {
        return add(new Track(node, pixels, 0));
    }

    public Tracks grow(Node node) {
        return grow(node, 1);
    }

    /** @param weight against the other growing tracks */
    public Tracks grow(Node node, double weight) {
        return add(new Track(node, 0, weight));
    }

    public Tracks gap(double pixels) {
        gap = pixels;
        return this;
    }

    /** Takes everything out, to be filled afresh for another size of window. */
    public Tracks reset() {
        tracks.clear();
        getChildren().clear();
        return this;
    }

    private Tracks add(Track track) {
        tracks.add(track);
        getChildren().add(track.node);
        return this;
    }

    @Override
    protected void layoutChildren() {
        double left = getInsets().getLeft(), top = getInsets().getTop();
        double width = getWidth() - left - getInsets().getRight(), height = getHeight() - top - getInsets().getBottom();
        double fixed = tracks.stream().mapToDouble(Track::size).sum() + gap * Math.max(0, tracks.size() - 1);
        double weights = tracks.stream().mapToDouble(Track::weight).sum(), rest = Math.max(0, (across ? width : height) - fixed);
        double at = 0;
        for (Track track : tracks) {
            double size = track.weight == 0 ? track.size : rest * track.weight / weights;
            double from = Math.round(at), to = Math.round(at + size);
            if (across) track.node.resizeRelocate(left + from, top, to - from, height);
            else track.node.resizeRelocate(left, top + from, width, to - from);
            at += size + gap;
        }
    }

    @Override
    protected double computePrefWidth(double height) {
        return preferred(true);
    }

    @Override
    protected double computePrefHeight(double width) {
        return preferred(false);
    }

    private double preferred(boolean wide) {
        double own = wide ? getInsets().getLeft() + getInsets().getRight() : getInsets().getTop() + getInsets().getBottom();
        var sizes = tracks.stream().mapToDouble(t -> wide == across && t.weight == 0 ? t.size : wide ? t.node.prefWidth(-1) : t.node.prefHeight(-1));
        return own + (wide == across ? sizes.sum() + gap * Math.max(0, tracks.size() - 1) : sizes.max().orElse(0));
    }
}
