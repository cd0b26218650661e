package fathom.view.shell;

import fathom.hardware.HardwareSnapshot;
import fathom.hardware.MachineState;
import fathom.market.MarketState;
import fathom.measure.Clock;
import fathom.platform.Command.PauseFeed;
import fathom.platform.Command.ResumeFeed;
import fathom.platform.Platform;
import fathom.store.PreferenceKeeper;
import fathom.style.Theme;
import fathom.view.Action;
import fathom.view.Frame;
import fathom.view.ViewContext;
import fathom.view.ViewDefinition;
import fathom.view.ViewId;
import fathom.view.Views;
import fathom.view.piece.Notice;
import fathom.view.piece.State;
import fathom.view.piece.Step;
import fathom.view.piece.Toasts;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
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
    private static final double OVERLAY_TOP = 64, DIMMED = 0.45;
    private static final String PRODUCT = "Fathom";

    private final Platform platform;
    private final Views views;
    private final Consumer<URI> open;
    private final PreferenceKeeper preferences;
    private final Look look;
    private final KeyMap keys;
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
    private List<KeyCombination> installed = List.of();
    private boolean standsStill;
    private ViewId shown;
    private Frame frame;
    private Function<ViewPlace, Node> beforeTheFirstFrame = place -> place;

    /**
     * Builds the first view; the others when they are first shown, or by {@link #buildNext}: all at once would keep the first window waiting.
     *
     * @param open        shows a page or a folder outside the console
     * @param preferences kept by whoever made them
     */
    public Shell(Platform platform, Consumer<URI> open, Views views, PreferenceKeeper preferences) {
        this.platform = platform;
        this.views = views;
        this.open = open;
        this.preferences = preferences;
        look = new Look(preferences);
        keys = new KeyMap(preferences);
        replay = new ReplayBar(platform);
        rail = new Rail(views, this::show);
        var context = new ViewContext(platform, this::show, open);
        views.all().forEach(d -> places.put(d.id(), new ViewPlace(d, context)));
        var middle = new BorderPane(content, new VBox(head, strip, replay), null, null, null);
        var window = new BorderPane(middle, null, null, status, scrolling(rail));
        overlay.setVisible(false);
        overlay.getStyleClass().add("scrim");
        overlay.setOnMouseClicked(e -> {
            if (e.getTarget() == overlay) closeOverlay();
        });
        addEventHandler(Notice.TYPE, e -> toasts.show(e.state(), e.title(), e.text(), Clock.SYSTEM.now()));
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

    /** In a window that is too low for all of it. */
    private static ScrollPane scrolling(Rail rail) {
        var pane = new ScrollPane(rail);
        pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        pane.setFitToHeight(true);
        pane.setFocusTraversable(false);
        pane.setMinHeight(0);
        return pane;
    }

    /** Builds one of the views that were left for later. @return whether there are more */
    public boolean buildNext() {
        var left = places.values().stream().filter(p -> !p.isBuilt()).toList();
        if (!left.isEmpty()) build(left.getFirst());
        return left.size() > 1;
    }

    private void build(ViewPlace place) {
        place.build(step, its -> KeyMap.check(Stream.concat(shippedActions().stream(), its.stream()).toList()));
        installKeys();
    }

    /** Shows a view; it is brought up to date at once. Before the first frame no further view is built, for there may be no platform yet that it could ask: its place says so. */
    public void show(ViewId id) {
        ViewPlace place = places.get(id);
        if (place == null || id.equals(shown)) return;
        places.get(shown).leave();
        if (frame != null && !place.isBuilt()) build(place);
        show(place);
        preferences.change(p -> p.withView(id.id()));
    }

    private void show(ViewPlace place) {
        shown = place.definition().id();
        rail.show(shown);
        head.show(place.definition(), place.tools());
        title.set(PRODUCT + " — " + place.definition().title());
        boolean leaves = getScene() != null && isInside(getScene().getFocusOwner(), content);
        content.show(frame != null ? place : beforeTheFirstFrame.apply(place));
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
        instead(place -> place.isBuilt() ? place : new Instead(State.STALE, "The platform is being started", "Nothing has been measured yet."));
    }

    /** Says that there will be no frame, in every view. @param why a sentence; @param retry starts the platform once more */
    public void failed(String why, Runnable retry) {
        strip.failed(why);
        instead(place -> new Instead(State.STALE, "Blind: the platform did not start", why).button("Try again", "retry", retry));
    }

    private void instead(Function<ViewPlace, Node> of) {
        beforeTheFirstFrame = of;
        if (frame == null) content.show(of.apply(places.get(shown)));
    }

    /** Says that frames do not come any more, so that nobody takes the last values for live ones; until the next one comes. @param why empty where it is not known */
    public void standsStill(long since, String why) {
        if (frame == null) return;
        standsStill = true;
        strip.standsStill(since, why);
        content.setOpacity(DIMMED);
        rail.standsStill();
        status.standsStill();
    }

    /** A new frame for everything in sight. */
    public void update(Frame now, ScreenStats screen) {
        boolean first = frame == null;
        frame = now;
        if (standsStill) content.setOpacity(1);
        standsStill = false;
        if (first && !places.get(shown).isBuilt()) build(places.get(shown));
        if (first) show(places.get(shown));
        head.show(MarketState.of(now.state()).feed());
        HardwareSnapshot machine = MachineState.of(now.state()).snapshot();
        strip.show(MarketState.of(now.state()).feed(), machine != null && machine.isReplayed());
        replay.show(MarketState.of(now.state()).feed());
        status.show(now, screen, step);
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

    /** Everything that can be done now, with the keys that are in force. */
    public List<Action> actions() {
        return keys.apply(shippedActions());
    }

    private List<Action> shippedActions() {
        var all = new ArrayList<Action>();
        for (ViewDefinition v : views.all()) {
            all.add(new Action("go." + v.id(), v.title(), v.question(), Action.Group.GO_TO, v.icon(), Keys.view(all.size()), () -> show(v.id())));
        }
        all.add(act("find", "Find or run", "any action by a few letters", Feather.SEARCH, KeyCode.K, this::openPalette));
        all.add(act("feed.pause", head.isPaused() ? "Resume the feed" : "Pause the feed", "values stand still while it is paused", head.isPaused() ? Feather.PLAY : Feather.PAUSE,
                KeyCode.P, this::togglePause));
        all.add(act("theme", "Switch to the " + (Theme.current() == Theme.DARK ? "light" : "dark") + " theme", "", Feather.SUN, KeyCode.T, look::otherTheme));
        all.add(act("zoom.in", "Zoom in", "", Feather.ZOOM_IN, KeyCode.PLUS, () -> look.zoomBy(1)));
        all.add(act("zoom.out", "Zoom out", "", Feather.ZOOM_OUT, KeyCode.MINUS, () -> look.zoomBy(-1)));
        all.add(act("zoom.off", "No zoom", "", Feather.MAXIMIZE, KeyCode.DIGIT0, () -> look.zoom(100)));
        all.add(act("settings", "Settings", "theme, zoom, folders, keys", Feather.SETTINGS, KeyCode.COMMA, this::openSettings));
        all.add(new Action("keys", "Show all keys and marks", "S R E P D", Action.Group.HELP, Feather.HELP_CIRCLE, null, this::openKeys));
        places.values().forEach(p -> all.addAll(p.actions()));
        return all;
    }

    private static Action act(String id, String title, String detail, Feather icon, KeyCode key, Runnable run) {
        return new Action(id, title, detail, Action.Group.DO, icon, Keys.shortcut(key), run);
    }

    private void keys(Scene scene) {
        KeyMap.check(shippedActions());
        installKeys();
        scene.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
        scene.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() != KeyCode.ESCAPE) return;
            if (overlay.isVisible()) closeOverlay();
            else places.get(shown).back();
            e.consume();
        });
        scene.focusOwnerProperty().subscribe(now -> {
            if (now != null) content.reveal(now);
        });
    }

    /** The keys in force, in the place of those before. */
    private void installKeys() {
        if (getScene() == null) return;
        var accelerators = getScene().getAccelerators();
        installed.forEach(accelerators::remove);
        var now = new ArrayList<KeyCombination>();
        for (Action action : actions()) {
            if (action.id().startsWith("go.")) rail.key(new ViewId(action.id().substring(3)), action.key());
            if (action.id().equals("find")) head.findKey(action.key());
            if (action.key() == null) continue;
            accelerators.put(action.key(), action.run());
            now.add(action.key());
        }
        for (Action action : actions()) {
            for (KeyCombination alike : action.key() == null ? List.<KeyCombination>of() : Keys.alike(action.key())) {
                if (accelerators.putIfAbsent(alike, action.run()) == null) now.add(alike);
            }
        }
        installed = now;
    }

    /** What was wrong with the user's keys, one sentence each. */
    public List<String> keyFaults() {
        return keys.faults();
    }

    public Look look() {
        return look;
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

    public void openSettings() {
        open(new SettingsSheet(preferences, look, new KeyRows(keys, this::actions, this::installKeys), open, this::closeOverlay));
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
