package fathom.view.engines;

import fathom.engine.Answer;
import fathom.engine.EngineId;
import fathom.platform.Platform;
import fathom.style.Token;
import fathom.style.Type;
import fathom.view.format.Format;
import fathom.view.piece.Caption;
import fathom.view.piece.Cell;
import fathom.view.piece.Column;
import fathom.view.piece.DataTable;
import fathom.view.piece.Panel;
import fathom.view.piece.Rich;
import fathom.view.piece.RowKind;
import fathom.view.piece.Segmented;
import fathom.view.piece.Tracks;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Asks the chosen engine through its inbox, like everybody else, and shows the answer and how long it took to come. */
final class AskPane {
    private final Platform platform;
    private final TextField subject = new TextField();
    private final Button ask = new Button("Ask");
    private final HBox line = new HBox(8), kindLine = new HBox();
    private final Caption status = new Caption(Type.BODY, Token.T3, 0, false);
    private final DataTable<Unfolded.Line> answer = new DataTable<>(
            Column.left("", 0, l -> Cell.words("   ".repeat(l.depth()) + l.name()).dim()), Column.right("", 190, l -> Cell.num(l.value())));
    private final Panel panel = new Panel("Ask it").hint(status);
    private EngineId engine;
    private List<String> kinds = List.of();
    private String kind = "";
    private int asked;

    AskPane(Platform platform) {
        this.platform = platform;
        subject.setId("ask-subject");
        subject.setPromptText("subject, empty for all");
        subject.setMinWidth(60);
        subject.setOnAction(e -> ask());
        ask.setId("ask");
        ask.setMinWidth(HBox.USE_PREF_SIZE);
        ask.setOnAction(e -> ask());
        HBox.setHgrow(subject, Priority.ALWAYS);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setPadding(new Insets(4, 8, 8, 12));
        line.getChildren().addAll(subject, ask);
        kindLine.setAlignment(Pos.CENTER_LEFT);
        kindLine.setPadding(new Insets(8, 8, 0, 12));
        answer.rowHeight(20, false).kind(l -> l.value().isEmpty() ? RowKind.GROUP : RowKind.PLAIN).setId("answer");
        panel.content(Tracks.column().gap(0).fixed(kindLine, 32).fixed(line, 36).grow(answer));
        offer(null, List.of(), "");
    }

    Panel node() {
        return panel;
    }

    /** @param suggestion a subject that the engine knows */
    void offer(EngineRow row, List<String> kinds, String suggestion) {
        EngineId id = row == null ? null : row.id();
        boolean able = row != null && row.isRunning() && !kinds.isEmpty();
        line.setDisable(!able);
        kindLine.setDisable(!able);
        if (id == engine && kinds.equals(this.kinds)) {
            if (subject.getText().isEmpty() && !subject.isFocused() && asked == 0) subject.setText(suggestion);
            return;
        }
        engine = id;
        this.kinds = List.copyOf(kinds);
        asked = 0;
        subject.setText(suggestion);
        answer.setRows(List.of());
        answer.whenEmpty(able ? "Nothing was asked yet." : "It cannot be asked now.", able ? "A question waits in its inbox like every other message." : "");
        status.show("");
        kindLine.getChildren().clear();
        if (!kinds.isEmpty()) {
            kind = kinds.getFirst();
            var choice = new Segmented<>(kinds, k -> k, kind, chosen -> kind = chosen);
            choice.getStyleClass().add("tight");
            kindLine.getChildren().add(choice);
        }
    }

    private void ask() {
        if (engine == null || line.isDisabled()) return;
        int number = ++asked;
        EngineId of = engine;
        long begin = System.nanoTime();
        status.show("asked, waiting");
        platform.ask(of, kind, subject.getText().strip()).whenComplete((a, e) -> {
            long took = System.nanoTime() - begin;
            javafx.application.Platform.runLater(() -> {
                if (number == asked && of == engine) show(a, e, took);
            });
        });
    }

    private void show(Answer a, Throwable e, long took) {
        if (e != null) {
            Throwable cause = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
            status.show(Rich.word(cause instanceof TimeoutException ? "no answer within 2 s" : cause.getMessage()).withInk(Token.BAD));
            answer.setRows(List.of());
            answer.whenEmpty("No answer came.", "The engine may be stopped, or busy with what came before.");
        } else if (a.isError()) {
            status.show("refused after ", Rich.num(Format.latency(took)).withInk(Token.T2));
            answer.setRows(List.of());
            answer.whenEmpty("It refused the question.", a.error());
        } else {
            status.show("answered in ", Rich.num(Format.latency(took)).bold().withInk(Token.T1));
            answer.setRows(Unfolded.of(a.body()));
        }
    }

    /** The answer's lines, for tests. */
    DataTable<Unfolded.Line> answer() {
        return answer;
    }
}
