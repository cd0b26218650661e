package fathom.view.scenarios;

import fathom.platform.Command.AbortScenario;
import fathom.platform.Platform;
import fathom.scenario.RunProgress;
import fathom.scenario.RunsState;
import fathom.view.Action;
import fathom.view.Frame;
import fathom.view.View;
import fathom.view.piece.Labels;
import fathom.view.piece.State;
import fathom.view.piece.Step;
import fathom.view.piece.Tracks;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** What can be started, what is running, whether it passed. A run that begins comes into sight by itself. */
public final class ScenariosView implements View {
    private final Platform platform;
    private final Tracks root = Tracks.column();
    private final Launcher launcher;
    private final RunPage page;
    private final HBox tools = new HBox();
    private String shown, seen = "", announced = "";
    private Frame frame;
    private Step step;

    /** @param open shows a page or a folder outside the console, e.g. {@code uri -> services.showDocument(uri.toString())} */
    public ScenariosView(Platform platform, Consumer<URI> open) {
        this.platform = platform;
        launcher = new Launcher(platform, this::show);
        page = new RunPage(open, () -> platform.perform(new AbortScenario()), this::close);
        root.setPadding(new Insets(8));
        tools.setAlignment(Pos.CENTER);
        step(Step.S);
        root.reset().grow(launcher.node());
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public List<Node> tools() {
        return List.of(tools);
    }

    @Override
    public List<Action> actions() {
        return platform.scenarios().stream().map(p -> new Action("scenario." + p.id(), p.title(), "shows what it will do first", Action.Group.SCENARIO,
                Feather.PLAY_CIRCLE, null, () -> {
            close();
            launcher.choose(p.id());
        })).toList();
    }

    @Override
    public boolean back() {
        return close();
    }

    @Override
    public void step(Step now) {
        if (now == step) return;
        step = now;
        launcher.step(now);
        page.step(now);
        if (frame != null) update(frame);
    }

    /** Shows a run by its id, as soon as the platform knows it. */
    public void show(String runId) {
        shown = runId;
        seen = runId;
        if (frame != null) update(frame);
    }

    private boolean close() {
        if (shown == null) return false;
        shown = null;
        if (frame != null) update(frame);
        return true;
    }

    @Override
    public void update(Frame now) {
        frame = now;
        RunProgress run = RunsState.of(now.state()).current();
        if (run != null && run.isRunning() && !run.runId().equals(seen)) {
            seen = run.runId();
            shown = run.runId();
        }
        announce(run);
        RunPicture picture = RunPicture.find(now.state(), shown);
        Node content = picture == null ? launcher.node() : page.node();
        if (!root.getChildren().contains(content)) root.reset().grow(content);
        if (picture == null) launcher.show(now);
        else page.show(now, picture);
    }

    /** In the head, so that it is seen where the operator looks for Pause. */
    private void announce(RunProgress run) {
        String words = run != null && run.isRunning() ? run.profile().title() + " is loading this machine" : "";
        if (words.equals(announced)) return;
        announced = words;
        tools.getChildren().clear();
        if (!words.isEmpty()) tools.getChildren().add(Labels.chip(State.RUNNING, words));
    }
}
