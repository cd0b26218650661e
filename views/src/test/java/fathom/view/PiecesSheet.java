package fathom.view;

import static fathom.view.piece.Rich.num;

import fathom.measure.Provenance;
import fathom.style.Token;
import fathom.style.Type;
import fathom.view.format.Format;
import fathom.view.piece.Cell;
import fathom.view.piece.Column;
import fathom.view.piece.DataTable;
import fathom.view.piece.Empty;
import fathom.view.piece.HoldButton;
import fathom.view.piece.Labels;
import fathom.view.piece.Mark;
import fathom.view.piece.Metric;
import fathom.view.piece.MetricTile;
import fathom.view.piece.Panel;
import fathom.view.piece.Rich;
import fathom.view.piece.Segmented;
import fathom.view.piece.State;
import fathom.view.piece.Toasts;
import fathom.view.piece.Tracks;
import fathom.view.piece.Trend;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** One sheet of every recurring part, its states and its sizes, as in the drawings. */
final class PiecesSheet implements View {
    private final Tracks root = Tracks.column();

    PiecesSheet() {
        root.setPadding(new Insets(8));
        root.fixed(tiles(), 88)
                .fixed(Tracks.row().fixed(new Panel("Provenance", marks()), 404).fixed(new Panel("States, a shape each", states()), 280).fixed(new Panel("Colours", colours()), 300)
                        .grow(new Panel("Type", types())), 226)
                .grow(Tracks.row().fixed(new Panel("Numbers", numbers()), 264).fixed(Tracks.column().fixed(new Panel("Buttons", buttons()), 146).grow(new Panel("Toasts, bottom right, at most 3", toasts())), 420)
                        .grow(Tracks.column().fixed(new Panel("Confirmation with hold", confirmation()), 160).grow(Tracks.even(new Panel("Empty, and why",
                                new Empty("No order was refused today", "last: 30 Jul 16:02, LINK, over its limit").link("Show all refusals", () -> {})), new Panel("Source gone",
                                new VBox(4, Labels.of("desk-2 lost 12 s ago", Type.PANEL, Token.T1), Rich.of("The last values stay, dimmed. Next try in ", num("3 s"), ", attempt ", num("4"), ".")
                                        .flow(Type.BODY, Token.T2))).edge(State.BAD)))));
    }

    private static Node tiles() {
        return Tracks.even(Arrays.stream(new Metric[] {Metric.of("Measured, in order", "742", "µs").age("0.1 s").fact("limit ", num("1.00 ms")).trend(walk(1).withLimit(58)),
                Metric.of("Simulated", "+10,246", "USD").mark(Provenance.SIMULATED).age("0.1 s").fact("mark beside name").trend(walk(2)),
                Metric.of("Near its limit", "92", "% of limit").state(State.WARN).age("0.9 s").fact("warns at ", num("90 %")).trend(walk(3).withLimit(52)),
                Metric.of("Over its limit", "61.2", "ms").state(State.BAD).age("0.1 s").fact("limit ", num("50.0 ms")).trend(walk(4).withLimit(46)),
                Metric.of("Stale", "54", "°C").state(State.STALE).age("6.4 s").fact("last ", num("14:32:01")).trend(walk(5)), Metric.absent("Absent", "the chip has no counter")})
                .map(MetricTile::new).toArray(Node[]::new));
    }

    private static Trend walk(long seed) {
        var r = new Random(seed);
        double[] v = new double[40];
        double x = 50;
        for (int i = 0; i < v.length; i++) v[i] = x += (r.nextDouble() - 0.5) * 6 + (50 - x) * 0.2;
        return Trend.of(v);
    }

    private static Node marks() {
        DataTable<Provenance> table = new DataTable<>(Column.left("", 48, Cell::mark), Column.left("", 88, p -> Cell.words(p.name()).bold()),
                Column.left("", 0, p -> Cell.words(Mark.meaning(p)).dim()));
        table.rowHeight(24, false).setRows(List.of(Provenance.values()));
        return table;
    }

    private static Node states() {
        DataTable<State> table = new DataTable<>(Column.glyph(s -> s), Column.left("", 80, s -> Cell.words(s.word()).ink(s.ink())), Column.left("", 0, s -> Cell.words(s.css()).dim()));
        table.rowHeight(24, false).setRows(List.of(State.values()));
        return table;
    }

    private static Node colours() {
        var pane = new TilePane(4, 3);
        pane.setPadding(new Insets(8, 4, 0, 12));
        for (Token t : List.of(Token.BG0, Token.BG1, Token.BG2, Token.BG3, Token.LINE1, Token.LINE2, Token.LINE3, Token.T1, Token.T2, Token.T3, Token.ACCENT, Token.OK, Token.WARN, Token.BAD, Token.STALE,
                Token.UP, Token.DOWN, Token.C1, Token.C2, Token.C3, Token.C4, Token.C5, Token.C6, Token.C7, Token.C8)) {
            var swatch = new Region();
            swatch.setMinSize(16, 12);
            swatch.setMaxSize(16, 12);
            swatch.setStyle("-fx-background-color: " + t.css() + "; -fx-border-color: -fathom-line2");
            var label = Labels.of(t.css().substring(8), Type.SMALL, Token.T2);
            label.setGraphic(swatch);
            label.setPrefWidth(88);
            pane.getChildren().add(label);
        }
        return pane;
    }

    private static Node types() {
        var box = new VBox(2);
        box.setPadding(new Insets(6, 12, 6, 12));
        for (Type t : List.of(Type.VERDICT, Type.VALUE, Type.SUBJECT, Type.VIEW, Type.BODY, Type.NUM, Type.SMALL)) {
            box.getChildren().add(Labels.of(t.isMono() ? "14,657" : t.name().charAt(0) + t.css().substring(6), t, Token.T1));
        }
        return box;
    }

    private static Node numbers() {
        String[][] rows = {{"price, own digits", Format.price("BTC", 67184.5)}, {"money in tables", Format.change(10246, 0)}, {"loss, true minus", Format.change(-8666, 0)}, {"quantity", Format.whole(2_450_000)},
                {"latency under 1 ms", Format.latency(742e3)}, {"latency from 1 ms", Format.latency(38.4e6)}, {"share", Format.percent(4.61, 2)}, {"edge", Format.basisPoints(6.5)}, {"rate", Format.rate(14657, "msg")},
                {"age", Format.age(1e8)}, {"duration", Format.age(134e9)}, {"time, UTC", Format.timeMillis(SampleState.START)}, {"absent, never 0", Format.number(Double.NaN, 2)}};
        DataTable<String[]> table = new DataTable<>(Column.left("", 0, r -> Cell.words(r[0]).dim()), Column.num("", 116, r -> r[1]));
        table.rowHeight(22, false).setRows(List.of(rows));
        return table;
    }

    private static Node buttons() {
        var main = new Button("Start");
        main.getStyleClass().add("main");
        var off = new Button("Watch");
        off.setDisable(true);
        var box = new VBox(8, new HBox(8, new Button("Watch"), off, main, Labels.chip(State.WARN, "late"), Labels.chip(State.RUNNING, "running")),
                new HBox(8, new HoldButton("Flatten", Feather.MINIMIZE_2, () -> {}), new Segmented<>(List.of("10 s", "1 min", "10 min"), s -> s, "10 s", s -> {})));
        box.setPadding(new Insets(12));
        return box;
    }

    private static Node toasts() {
        var toasts = new Toasts();
        toasts.show(State.WARN, "Portfolio is late", "p99 38.4 ms, warns 25.0 ms, limit 50.0 ms.", SampleState.START, "Show", () -> {});
        toasts.show(State.OK, "Flash crash passed, 11 of 11", "", SampleState.START);
        return toasts;
    }

    private static Node confirmation() {
        var keep = new Button("Keep as it is");
        var question = Rich.of("Closes ", num("13"), " positions at market on ", num("5"), " venues: ", num("15,944,672"), " USD gross. Simulated. Cannot be undone.").flow(Type.BODY, Token.T2);
        Label head = Labels.of("Flatten all three portfolios?", Type.VIEW, Token.T1);
        var box = new VBox(8, head, question, new HBox(8, keep, new HoldButton("Hold 1 s to flatten", Feather.MINIMIZE_2, () -> {}), Labels.key("esc")));
        box.setPadding(new Insets(8, 12, 8, 12));
        return box;
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public void update(Frame frame) {}
}
