package fathom.view.buses;

import fathom.bus.BusStats.TopicStats;
import fathom.bus.BusStats;
import fathom.bus.Topic;
import fathom.bus.TopicPattern;
import fathom.style.Token;
import fathom.style.Type;
import fathom.view.Frame;
import fathom.view.format.Format;
import fathom.view.piece.Caption;
import fathom.view.piece.Cell;
import fathom.view.piece.Column;
import fathom.view.piece.DataTable;
import fathom.view.piece.Labels;
import fathom.view.piece.Rich;
import fathom.view.piece.RowKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import org.controlsfx.control.textfield.TextFields;

/** Every topic of every bus, those that carried most first, narrowed by a pattern. */
final class TopicTable {
    /** @param rate a second; @param age nanoseconds since the last message */
    record Row(String bus, TopicStats stats, double rate, double age) {}

    private final DataTable<Row> table = new DataTable<>();
    private final TextField filter = TextFields.createClearableTextField();
    private final Caption count = Caption.hint(112);
    private final HBox tools;
    private String pattern = "";
    private Frame frame;

    TopicTable() {
        filter.setId("topic-filter");
        filter.setPromptText("pattern, e.g. *.BTC-*");
        filter.setPrefWidth(216);
        filter.textProperty().subscribe(text -> {
            pattern = text.strip();
            if (frame != null) show(frame);
        });
        Label key = Labels.key("/");
        tools = new HBox(8, count, key, filter);
        tools.setAlignment(Pos.CENTER_RIGHT);
        table.key(r -> r.bus + " " + r.stats.topic()).kind(r -> r.rate > 0 ? RowKind.PLAIN : RowKind.IDLE).setId("topics");
        wide(false, false);
    }

    DataTable<Row> node() {
        return table;
    }

    Node tools() {
        return tools;
    }

    void focus() {
        filter.requestFocus();
        filter.selectAll();
    }

    /** @return whether there was something to clear */
    boolean clear() {
        if (filter.getText().isEmpty()) return false;
        filter.clear();
        table.requestFocus();
        return true;
    }

    /** @param several whether the bus must be named */
    void wide(boolean wide, boolean several) {
        var columns = new ArrayList<Column<Row>>();
        columns.add(Column.left("Topic", 0, r -> Cell.num(r.stats.topic().name())));
        if (several) columns.add(Column.words("Bus", 92, Row::bus));
        if (wide) columns.add(Column.left("Type", 150, r -> Cell.words(words(r.stats.type().name())).dim()));
        columns.add(Column.left("Priority", 76, r -> Cell.words(words(r.stats.type().priority().name())).dim()));
        columns.add(Column.right("msg/s", 72, r -> Cell.num(Format.perSecond(r.rate))));
        columns.add(Column.right("since start", 104, r -> Cell.num(Format.whole(r.stats.published())).dim()));
        columns.add(Column.right("last", 88, r -> Cell.num(Format.age(r.age)).faint()));
        table.setColumns(columns);
    }

    void show(Frame now) {
        frame = now;
        List<Row> all = rows(now), matching = all.stream().filter(r -> matches(pattern, r.stats.topic())).toList();
        table.setRows(matching);
        table.whenEmpty(all.isEmpty() ? "Nothing was published yet." : "No topic matches " + pattern + ".", all.isEmpty() ? ""
                : "A * stands for any run of characters.");
        count.show(pattern.isEmpty() ? Rich.of(num(all.size()), " topics") : Rich.of(num(matching.size()), " of ", num(all.size())));
    }

    private static Rich.Span num(int count) {
        return Rich.num(Format.whole(count)).withInk(Token.T2);
    }

    /** By what they carried since the start, so that rows seldom change places. */
    static List<Row> rows(Frame frame) {
        return frame.state().buses().stream().flatMap(b -> b.topics().stream().map(t -> row(frame, b, t)))
                .sorted(Comparator.comparingLong((Row r) -> -r.stats.published()).thenComparing(r -> r.stats.topic().name())).toList();
    }

    private static Row row(Frame frame, BusStats bus, TopicStats t) {
        return new Row(bus.name(), t, frame.topicRates().getOrDefault(t.topic(), Double.NaN), frame.age(t.lastAt()));
    }

    /** A pattern where there is a {@code *} in it; otherwise a part of the name. */
    static boolean matches(String pattern, Topic topic) {
        return pattern.indexOf('*') >= 0 ? new TopicPattern(pattern).matches(topic)
                : topic.name().toLowerCase(Locale.ROOT).contains(pattern.toLowerCase(Locale.ROOT));
    }

    static String words(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
