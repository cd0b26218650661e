package fathom.view.shell;

import fathom.market.MarketState;
import fathom.platform.Command.PauseFeed;
import fathom.platform.Command.ResumeFeed;
import fathom.platform.Platform;
import fathom.style.Theme;
import fathom.view.Action;
import fathom.view.Frame;
import fathom.view.ViewContext;
import fathom.view.ViewDefinition;
import fathom.view.ViewId;
import fathom.view.Views;
import fathom.view.piece.Step;
import fathom.view.piece.Toasts;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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
    private final Views views;
    private final Map<ViewId, ViewPlace> places = new LinkedHashMap<>();
    private final Rail rail;
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

    /**
     * Builds the first view; the others when they are first shown, or by {@link #buildNext}: all at once would keep the first window waiting.
     *
     * @param open shows a page or a folder outside the console
     */
    public Shell(Platform platform, Consumer<URI> open, Views views) {
        this.platform = platform;
        this.views = views;
        replay = new ReplayBar(platform);
        rail = new Rail(views, this::show);
        var context = new ViewContext(platform, this::show, open);
        views.all().forEach(d -> places.put(d.id(), new ViewPlace(d, context)));
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
        ViewPlace first = places.get(views.ids().getFirst());
        build(first);
        show(first);
        sceneProperty().subscribe(scene -> {
            if (scene != null) keys(scene);
        });
    }

    /** Builds one of the views that were left for later. @return whether there are more */
    public boolean buildNext() {
        var left = places.values().stream().filter(p -> !p.isBuilt()).toList();
        if (!left.isEmpty()) build(left.getFirst());
        return left.size() > 1;
    }

    private void build(ViewPlace place) {
        place.build(step);
        if (getScene() != null) accelerate(getScene(), place.actions());
    }

    /** Shows a view; it is brought up to date at once. Before the first frame no further view is built: there may be no platform yet that it could ask. */
    public void show(ViewId id) {
        ViewPlace place = places.get(id);
        if (place == null || id.equals(shown) || frame == null && !place.isBuilt()) return;
        if (!place.isBuilt()) build(place);
        places.get(shown).leave();
        show(place);
    }

    private void show(ViewPlace place) {
        shown = place.definition().id();
        rail.show(shown);
        head.show(place.definition(), place.tools());
        title.set(PRODUCT + " — " + place.definition().title());
        boolean leaves = getScene() != null && isInside(getScene().getFocusOwner(), content);
        content.show(place);
        if (leaves) place.requestFocus();
        if (frame != null) place.update(frame);
    }

    public Views views() {
        return views;
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
        rail.badges(now);
        news.follow(now.state(), shown);
        places.get(shown).update(now);
    }

    private void step(Step now) {
        if (now == step) return;
        step = now;
        places.values().forEach(p -> p.step(now));
        if (shown != null) rail.show(shown);
        if (frame != null) update(frame, ScreenStats.UNKNOWN);
    }

    /** Everything that can be done now. */
    public List<Action> actions() {
        var all = new ArrayList<Action>();
        for (ViewDefinition v : views.all()) {
            all.add(new Action("go." + v.id(), v.title(), v.question(), Action.Group.GO_TO, v.icon(), Keys.view(all.size()), () -> show(v.id())));
        }
        all.add(new Action("find", "Find or run", "any action by a few letters", Action.Group.DO, Feather.SEARCH, Keys.shortcut(KeyCode.K), this::openPalette));
        all.add(new Action("feed.pause", head.isPaused() ? "Resume the feed" : "Pause the feed", "values stand still while it is paused", Action.Group.DO,
                head.isPaused() ? Feather.PLAY : Feather.PAUSE, Keys.shortcut(KeyCode.P), this::togglePause));
        all.add(new Action("theme", "Switch to the " + (Theme.current() == Theme.DARK ? "light" : "dark") + " theme", "", Action.Group.DO, Feather.SUN,
                Keys.shortcut(KeyCode.T), () -> Theme.current().other().choose()));
        all.add(new Action("keys", "Keys, and what the provenance marks mean", "S R E P D", Action.Group.HELP, Feather.HELP_CIRCLE, null, this::openKeys));
        places.values().forEach(p -> all.addAll(p.actions()));
        return all;
    }

    private void keys(Scene scene) {
        accelerate(scene, actions());
        scene.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
        scene.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() != KeyCode.ESCAPE) return;
            if (overlay.isVisible()) closeOverlay();
            else places.get(shown).back();
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
                if (!places.get(shown).filter()) openPalette();
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
