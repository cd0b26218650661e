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
import fathom.view.piece.Icon;
import fathom.view.piece.Labels;
import fathom.view.piece.Rich;
import fathom.view.piece.RowKind;
import fathom.watch.Buses;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.controlsfx.control.textfield.TextFields;
import org.kordamp.ikonli.feather.Feather;

/** Every topic of every bus, those that carried most first, narrowed by a pattern; Enter listens in on the chosen one, or on all that match. */
final class TopicTable {
    /** @param rate a second; @param age nanoseconds since the last message */
    record Row(String bus, TopicStats stats, double rate, double age) {}

    /** Widths of columns, pixels; that of a topic holds the longest there is today. */
    private static final double LONGEST_TOPIC = 272, BUS = 88, TYPE = 150, PRIORITY = 72, RATE = 64, SINCE = 104, LAST = 84;

    private final DataTable<Row> table = new DataTable<>();
    private final TextField filter = TextFields.createClearableTextField();
    private final Caption count = Caption.hint(88);
    private final Button tail = new Button("Tail", new Icon(Feather.ACTIVITY));
    private final HBox tools;
    private String pattern = "";
    private boolean several;
    private Frame frame;

    /** @param onTail takes the pattern to listen in on; @param onChoose the topic of the row that was chosen */
    TopicTable(Consumer<String> onTail, Consumer<String> onChoose) {
        filter.setId("topic-filter");
        filter.setPromptText("pattern, e.g. *.BTC-*");
        filter.setPrefWidth(176);
        filter.setOnAction(e -> onTail.accept(wanted()));
        filter.textProperty().subscribe(text -> {
            pattern = text.strip();
            if (frame != null) show(frame);
        });
        Label key = Labels.key("/");
        tail.setId("tail");
        tail.setMinWidth(Region.USE_PREF_SIZE);
        tail.setOnAction(e -> onTail.accept(wanted()));
        tools = new HBox(8, count, key, filter, tail);
        tools.setAlignment(Pos.CENTER_RIGHT);
        table.key(r -> r.bus + " " + r.stats.topic()).kind(r -> r.rate > 0 ? RowKind.PLAIN : RowKind.IDLE).setId("topics");
        table.onChoose(r -> onChoose.accept(r.stats.topic().name())).onOpen(r -> onTail.accept(r.stats.topic().name()));
        table.widthProperty().subscribe(width -> fit(width.doubleValue()));
    }

    /** What to listen in on: what the filter says, else the chosen topic, else everything. */
    private String wanted() {
        Row chosen = table.chosen();
        if (pattern.isEmpty()) return chosen == null ? "*" : chosen.stats.topic().name();
        return asPattern(pattern, frame == null ? List.of() : rows(frame).stream().map(r -> r.stats.topic()).toList());
    }

    /** A part of a name as a pattern for what contains it, in the case in which the first such topic has it. */
    static String asPattern(String text, List<Topic> topics) {
        if (text.indexOf('*') >= 0) return text;
        String part = text.toLowerCase(Locale.ROOT);
        for (Topic topic : topics) {
            int at = topic.name().toLowerCase(Locale.ROOT).indexOf(part);
            if (at >= 0) return "*" + topic.name().substring(at, at + text.length()) + "*";
        }
        return "*" + text + "*";
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

    boolean isBeingTyped() {
        return filter.isFocused();
    }

    /** @return whether there was something to clear */
    boolean clear() {
        if (filter.getText().isEmpty()) return false;
        filter.clear();
        table.requestFocus();
        return true;
    }

    /** @param now whether the bus must be named */
    void several(boolean now) {
        if (now == several) return;
        several = now;
        fit(table.getWidth());
    }

    /** As many columns as leave the topics whole, the least needed left out first. */
    private void fit(double width) {
        double room = width - LONGEST_TOPIC - RATE - (several ? BUS : 0);
        boolean last = room >= LAST, priority = room >= LAST + PRIORITY, since = room >= LAST + PRIORITY + SINCE, type = room >= LAST + PRIORITY + SINCE + TYPE;
        var columns = new ArrayList<Column<Row>>();
        columns.add(Column.left("Topic", 0, r -> Cell.num(r.stats.topic().name())));
        if (several) columns.add(Column.left("Bus", BUS, r -> Cell.words(r.bus).dim()));
        if (type) columns.add(Column.left("Type", TYPE, r -> Cell.words(words(r.stats.type().name())).dim()));
        if (priority) columns.add(Column.left("Priority", PRIORITY, r -> Cell.words(words(r.stats.type().priority().name())).dim()));
        columns.add(Column.right("msg/s", RATE, r -> Cell.num(Format.perSecond(r.rate))));
        if (since) columns.add(Column.right("since start", SINCE, r -> Cell.num(Format.whole(r.stats.published())).dim()));
        if (last) columns.add(Column.right("last", LAST, r -> Cell.num(Format.age(r.age)).faint()));
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

    /** By what they carried since the start, so that rows seldom change places. One topic's buses stand together, that which carried it last first. */
    static List<Row> rows(Frame frame) {
        List<Row> rows = Buses.each(frame.state()).stream().flatMap(b -> rows(frame, b)).toList();
        var totals = rows.stream().collect(Collectors.toMap(r -> r.stats.topic(), r -> r.stats.published(), Long::sum));
        return rows.stream().sorted(Comparator.comparingLong((Row r) -> -totals.get(r.stats.topic())).thenComparing(r -> r.stats.topic().name())
                .thenComparing(Row::age)).toList();
    }

    private static Stream<Row> rows(Frame frame, BusStats bus) {
        Map<Topic, Double> rates = BusRates.topics(frame, bus);
        return bus.topics().stream().map(t -> new Row(bus.name(), t, rates.get(t.topic()), frame.age(t.lastAt())));
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
