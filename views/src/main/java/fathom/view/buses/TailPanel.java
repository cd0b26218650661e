package fathom.view.buses;

import static fathom.view.piece.Rich.num;

import fathom.bus.Envelope;
import fathom.platform.Platform;
import fathom.platform.Platform.Tail;
import fathom.style.Token;
import fathom.style.Type;
import fathom.view.Payloads;
import fathom.view.format.Format;
import fathom.view.piece.Caption;
import fathom.view.piece.Cell;
import fathom.view.piece.Column;
import fathom.view.piece.DataTable;
import fathom.view.piece.Icon;
import fathom.view.piece.Labels;
import fathom.view.piece.Panel;
import fathom.view.piece.Rich;
import fathom.view.piece.RowKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import org.kordamp.ikonli.feather.Feather;

/** The messages of some topics as they come, decoded, latest first. It listens only while it is in sight; paused it stands still and counts what goes by. */
final class TailPanel {
    /** Pixels of the table from which it has room for types. */
    private static final double TYPES_FROM = 1100;

    private final Platform platform;
    private final DataTable<Envelope> table = new DataTable<>();
    private final Caption counts = new Caption(Type.BODY, Token.T3, 0, false);
    private final Button pause = new Button("", new Icon(Feather.PAUSE)), end = new Button("Close", new Icon(Feather.X));
    private final Panel panel = new Panel("Tail", table).hint(counts);
    private String pattern = "";
    private Tail tail;
    /** Seen when it was paused. */
    private long pausedAt;

    /** @param onClose when the operator has seen enough */
    TailPanel(Platform platform, Runnable onClose) {
        this.platform = platform;
        table.widthProperty().subscribe(width -> fit(width.doubleValue()));
        table.key(Envelope::id).kind(e -> RowKind.PLAIN).onChoose(e -> {}).setId("tail-messages");
        table.frozenProperty().subscribe(this::paused);
        panel.setId("tail-panel");
        pause.setId("tail-pause");
        pause.setMinWidth(92);
        pause.setOnAction(e -> table.frozenProperty().set(!table.frozenProperty().get()));
        end.setId("tail-close");
        end.setOnAction(e -> onClose.run());
        panel.tools(pause, Labels.key("space"), end, Labels.key("esc"));
    }

    Panel node() {
        return panel;
    }

    /** Where it is narrow the type gives way to the message: topics tell as much. */
    private void fit(double width) {
        var columns = new ArrayList<Column<Envelope>>();
        columns.add(Column.left("UTC", 108, e -> Cell.num(Format.timeMillis(e.sent())).faint()));
        columns.add(Column.left("Topic", 264, e -> Cell.num(e.topic().name())));
        if (width >= TYPES_FROM) columns.add(Column.left("Type", 128, e -> Cell.words(TopicTable.words(e.type().name())).dim()));
        columns.add(Column.left("Priority", 68, e -> Cell.words(TopicTable.words(e.priority().name())).dim()));
        columns.add(Column.left("Source", 84, e -> Cell.words(e.source()).dim()));
        columns.add(Column.right("due to sent", 76, TailPanel::late));
        columns.add(Column.left("  Message", 0, TailPanel::message));
        table.setColumns(columns);
    }

    boolean isOpen() {
        return !pattern.isEmpty();
    }

    /** Listens in on what matches, from now on. */
    void open(String what) {
        leave();
        pattern = what;
        table.frozenProperty().set(false);
        table.setRows(List.of());
        show();
    }

    void focus() {
        table.requestFocus();
    }

    void close() {
        leave();
        pattern = "";
    }

    /** Out of sight: stops listening, and goes on with the next {@link #show}. */
    void leave() {
        if (tail != null) tail.close();
        tail = null;
    }

    void show() {
        if (!isOpen()) return;
        if (tail == null) listen();
        table.setRows(tail.latest());
        String refusal = tail.refusal();
        table.whenEmpty(refusal.isEmpty() ? "Nothing came on " + pattern + " yet." : "Cannot listen: " + refusal + ".", "");
        counts.show(counts());
    }

    private void listen() {
        tail = platform.tail(pattern);
        pausedAt = 0;
    }

    private Rich counts() {
        Rich.Span what = num(pattern + "  ").withInk(Token.T2);
        if (tail == null) return Rich.of(what);
        if (table.frozenProperty().get()) {
            return Rich.of(what, Rich.word("paused, ").withInk(Token.STALE), num(Format.whole(tail.seen() - pausedAt)).bold().withInk(Token.STALE),
                    Rich.word(" passed since").withInk(Token.STALE));
        }
        var skipped = num(Format.whole(tail.skipped())).withInk(Token.T2);
        return Rich.of(what, num(Format.whole(tail.seen())).withInk(Token.T2), " seen, ", skipped, " of them skipped");
    }

    private void paused(boolean now) {
        pause.setText(now ? "Resume" : "Pause");
        pause.setGraphic(new Icon(now ? Feather.PLAY : Feather.PAUSE));
        pausedAt = now && tail != null ? tail.seen() : 0;
        if (isOpen()) counts.show(counts());
    }

    /** How long after its cause was due it was sent. */
    private static Cell late(Envelope e) {
        return e.intended() == 0 ? Cell.none() : Cell.num(Format.latency(e.sent() - e.intended()));
    }

    private static Cell message(Envelope e) {
        return new Cell.Line(new Rich(Stream.concat(Stream.of(Rich.word("  ")), Payloads.describe(e.payload()).spans().stream()).toList()));
    }
}
