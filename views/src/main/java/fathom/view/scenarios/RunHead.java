package fathom.view.scenarios;

import fathom.scenario.RunProgress;
import fathom.style.Token;
import fathom.style.Type;
import fathom.view.piece.Glyph;
import fathom.view.piece.Icon;
import fathom.view.piece.Labels;
import fathom.view.piece.ProgressWithAbort;
import fathom.view.piece.State;
import fathom.view.piece.Step;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The answer so far with progress and abort; at the end the verdict, and the way to its report. */
final class RunHead extends HBox {
    private final Glyph glyph = new Glyph(State.RUNNING, 28);
    private final Label headline = Labels.of("", Type.SUBJECT, Token.T1);
    private final Label sentence = Labels.of("", Type.BODY, Token.T2);
    private final ProgressWithAbort progress;
    private final HBox links = new HBox(8);
    private final Button open = new Button("Open report", new Icon(Feather.EXTERNAL_LINK)), reveal = new Button("Show folder", new Icon(Feather.FOLDER)),
            copy = new Button("Copy path", new Icon(Feather.COPY)), back = new Button("All scenarios", new Icon(Feather.ARROW_LEFT));
    private State edge;
    private Path report;
    private boolean running;

    /** @param open shows a page or a folder outside; @param abort ends the run; @param back leaves it */
    RunHead(Consumer<URI> open, Runnable abort, Runnable back) {
        progress = new ProgressWithAbort(abort);
        this.open.setId("open-report");
        copy.setId("copy-report");
        this.open.setOnAction(e -> open.accept(report.toUri()));
        reveal.setOnAction(e -> open.accept(report.toAbsolutePath().getParent().toUri()));
        copy.setOnAction(e -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, report.toAbsolutePath().toString())));
        this.back.setId("all-scenarios");
        this.back.setOnAction(e -> back.run());
        for (Button b : new Button[] {this.open, reveal, copy, this.back}) b.setMinWidth(USE_PREF_SIZE);
        headline.setId("run-headline");
        sentence.setWrapText(true);
        sentence.setMinWidth(0);
        var words = new VBox(headline, sentence);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox.setHgrow(progress, Priority.ALWAYS);
        links.setAlignment(Pos.CENTER_RIGHT);
        getStyleClass().add("panel");
        setAlignment(Pos.CENTER_LEFT);
        setSpacing(14);
        setPadding(new Insets(0, 12, 0, 20));
        getChildren().addAll(glyph, words, links);
    }

    void step(Step step) {
        progress.setMinWidth(step.isWide() ? 760 : 520);
        progress.setMaxWidth(step.isWide() ? 760 : 520);
    }

    void show(RunPicture picture) {
        RunProgress run = picture.run();
        State state = picture.state();
        glyph.show(state);
        Labels.set(headline, picture.headline());
        Labels.set(sentence, picture.sentence());
        setAccessibleText(picture.headline() + ". " + picture.sentence());
        if (state != edge) {
            if (edge != null) getStyleClass().remove(edge.css());
            getStyleClass().add(state.css());
            edge = state;
        }
        if (run.isRunning()) progress.show(run.phase(), picture.phases(), run.elapsed(), run.total());
        if (run.isRunning() != running || getChildren().size() == 3 && links.getChildren().isEmpty() && !running) {
            running = run.isRunning();
            getChildren().set(2, running ? progress : links);
        }
        if (!running) links(run);
    }

    private void links(RunProgress run) {
        Path now = run.ended().kept().page();
        if (now == null ? links.getChildren().size() == 2 : links.getChildren().size() == 4 && now.equals(report)) return;
        report = now;
        links.getChildren().clear();
        if (now == null) links.getChildren().add(Labels.of("the report was not saved: " + run.ended().kept().why(), Type.BODY, Token.T3));
        else links.getChildren().addAll(open, reveal, copy);
        links.getChildren().add(back);
    }
}
