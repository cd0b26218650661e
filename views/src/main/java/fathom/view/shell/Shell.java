package fathom.view.shell;

import fathom.market.MarketState;
import fathom.platform.Command.PauseFeed;
import fathom.platform.Command.ResumeFeed;
import fathom.platform.Platform;
import fathom.scenario.RunsState;
import fathom.style.Theme;
import fathom.view.Action;
import fathom.view.Frame;
import fathom.view.View;
import fathom.view.ViewId;
import fathom.view.piece.Step;
import fathom.view.piece.Toasts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The whole window: rail, head, strip, the chosen view, status bar; above them palette, key sheet and toasts. */
public final class Shell extends StackPane {
    /** Below this the content scrolls; nothing is squeezed. */
    private static final double LEAST_WIDTH = 1232, LEAST_HEIGHT = 684;
    private static final double OVERLAY_TOP = 64;
    private static final String PRODUCT = "Fathom";

    private final Platform platform;
    private final Map<ViewId, View> views = new EnumMap<>(ViewId.class);
    private final Map<ViewId, Supplier<? extends View>> unbuilt = new EnumMap<>(ViewId.class);
    private final Rail rail = new Rail(this::show);
    private final Head head = new Head(this::openPalette, this::togglePause);
    private final Strip strip = new Strip();
    private final ReplayBar replay;
    private final StatusBar status = new StatusBar();
    private final Porthole content = new Porthole(LEAST_WIDTH, LEAST_HEIGHT);
    private final Toasts toasts = new Toasts();
    private final RunNews news = new RunNews(toasts, this::show);
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(this, "title", PRODUCT);
    private CommandPalette palette;
    private final StackPane overlay = new StackPane();
    private Node focusBefore;
    private Step step;
    private final KeyTable keys = new KeyTable();
    private ViewId shown;
    private Frame frame;

    /** @param views in any order; the first shown is Overview, or else the first given */
    public Shell(Platform platform, List<View> views) {
        this.platform = platform;
        replay = new ReplayBar(platform);
        views.forEach(v -> this.views.put(v.id(), v));
        var middle = new BorderPane(content, new VBox(head, strip, replay), null, null, null);
        var window = new BorderPane(middle, null, null, status, rail);
        overlay.setVisible(false);
        overlay.getStyleClass().add("scrim");
        overlay.setOnMouseClicked(e -> {
            if (e.getTarget() == overlay) closeOverlay();
        });
        StackPane.setAlignment(toasts, Pos.BOTTOM_RIGHT);
        StackPane.setMargin(toasts, new Insets(0, 0, StatusBar.HEIGHT, 0));
        getChildren().addAll(window, toasts, overlay);
        widthProperty().subscribe(w -> {
            rail.wide(w.doubleValue() >= Step.RAIL);
            step(Step.of(w.doubleValue()));
        });
        step(Step.S);
        show(this.views.containsKey(ViewId.OVERVIEW) ? ViewId.OVERVIEW : views.getFirst().id());
        sceneProperty().subscribe(scene -> {
            if (scene != null) keys(scene);
        });
    }

    /** A view that is built when it is first shown, or by {@link #buildNext}: eight at once would keep the first window waiting. */
    public void later(ViewId id, Supplier<? extends View> maker) {
        unbuilt.put(id, maker);
    }

    /** Builds one of the views that were left for later. @return whether there are more */
    public boolean buildNext() {
        if (!unbuilt.isEmpty()) build(unbuilt.keySet().iterator().next());
        return !unbuilt.isEmpty();
    }

    private View build(ViewId id) {
        View view = unbuilt.remove(id).get();
        views.put(id, view);
        view.step(step);
        if (getScene() != null) accelerate(getScene(), view.actions());
        return view;
    }

    /** Shows a view; it is brought up to date at once. Before the first frame no further view is built: there may be no platform yet that it could ask. */
    public void show(ViewId id) {
        if (frame == null && unbuilt.containsKey(id)) return;
        View view = unbuilt.containsKey(id) ? build(id) : views.get(id);
        if (view == null || id == shown) return;
        if (shown != null) views.get(shown).leave();
        shown = id;
        rail.show(id);
        head.show(view);
        title.set(PRODUCT + " — " + id.label());
        boolean leaves = getScene() != null && isInside(getScene().getFocusOwner(), content);
        content.show(view.root());
        if (leaves) view.root().requestFocus();
        if (frame != null) view.update(frame);
    }

    /** The focus goes with the view; otherwise it would land on whatever comes first in the next one. */
    private static boolean isInside(Node node, Node outer) {
        for (Node n = node; n != null; n = n.getParent()) if (n == outer) return true;
        return node == null;
    }

    public ViewId shown() {
        return shown;
    }

    /** Of the window: the product and the view shown. */
    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    public Toasts toasts() {
        return toasts;
    }

    public CommandPalette palette() {
        if (palette == null) palette = new CommandPalette(this::actions, this::closeOverlay);
        return palette;
    }

    /** Says that there is no frame yet, because the platform is being started. */
    public void starting() {
        strip.starting();
    }

    /** Says that there will be no frame. @param why a sentence */
    public void failed(String why) {
        strip.failed(why);
    }

    /** A new frame for everything in sight. */
    public void update(Frame now, ScreenStats screen) {
        frame = now;
        head.show(MarketState.of(now.state()).feed());
        strip.show(MarketState.of(now.state()).feed());
        replay.show(MarketState.of(now.state()).feed());
        status.show(now, screen);
        rail.badges(now.verdict(), RunsState.of(now.state()).current() != null && RunsState.of(now.state()).current().isRunning());
        news.follow(now.state(), shown);
        views.get(shown).update(now);
    }

    private void step(Step now) {
        if (now == step) return;
        step = now;
        views.values().forEach(v -> v.step(now));
        if (shown != null) rail.show(shown);
        if (frame != null) update(frame, ScreenStats.UNKNOWN);
    }

    /** Everything that can be done now. */
    public List<Action> actions() {
        var all = new ArrayList<Action>();
        for (ViewId id : ViewId.values()) {
            if (!views.containsKey(id) && !unbuilt.containsKey(id)) continue;
            all.add(new Action("go." + id.id(), id.label(), id.question(), Action.Group.GO_TO, id.icon(), Keys.view(id.ordinal()),
                    () -> show(id)));
        }
        all.add(new Action("find", "Find or run", "any action by a few letters", Action.Group.DO, Feather.SEARCH, Keys.shortcut(KeyCode.K), this::openPalette));
        all.add(new Action("feed.pause", head.isPaused() ? "Resume the feed" : "Pause the feed", "values stand still while it is paused", Action.Group.DO,
                head.isPaused() ? Feather.PLAY : Feather.PAUSE, Keys.shortcut(KeyCode.P), this::togglePause));
        all.add(new Action("theme", "Switch to the " + (Theme.current() == Theme.DARK ? "light" : "dark") + " theme", "", Action.Group.DO, Feather.SUN,
                Keys.shortcut(KeyCode.T), () -> Theme.current().other().choose()));
        all.add(new Action("keys", "Keys, and what the provenance marks mean", "S R E P D", Action.Group.HELP, Feather.HELP_CIRCLE, null, this::openKeys));
        views.values().forEach(v -> all.addAll(v.actions()));
        return all;
    }

    private void keys(Scene scene) {
        accelerate(scene, actions());
        scene.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
        scene.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() != KeyCode.ESCAPE) return;
            if (overlay.isVisible()) closeOverlay();
            else views.get(shown).back();
            e.consume();
        });
    }

    private void accelerate(Scene scene, List<Action> actions) {
        keys.claim(actions);
        for (Action action : actions) if (action.key() != null) scene.getAccelerators().put(action.key(), action.run());
    }

    /** Keys that are characters work everywhere but where text is written. */
    private void typed(KeyEvent e) {
        if (overlay.isVisible() || getScene().getFocusOwner() instanceof TextInputControl) return;
        switch (e.getCharacter()) {
            case "/" -> {
                if (!views.get(shown).filter()) openPalette();
                e.consume();
            }
            case "?" -> {
                openKeys();
                e.consume();
            }
            default -> {}
        }
    }

    private void togglePause() {
        platform.perform(head.isPaused() ? new ResumeFeed() : new PauseFeed());
    }

    public void openPalette() {
        open(palette());
        palette.open();
    }

    public void openKeys() {
        open(new KeySheet(actions()));
    }

    private void open(Region above) {
        if (!overlay.isVisible()) focusBefore = getScene().getFocusOwner();
        overlay.getChildren().setAll(above);
        StackPane.setAlignment(above, Pos.TOP_CENTER);
        StackPane.setMargin(above, new Insets(OVERLAY_TOP, 0, 0, 0));
        overlay.setVisible(true);
    }

    private void closeOverlay() {
        overlay.setVisible(false);
        overlay.getChildren().clear();
        if (focusBefore != null) focusBefore.requestFocus();
    }
}
