package fathom.view.piece;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.style.Theme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class DataTableTest {
    private record Row(String name, int value) {}

    private final List<String> opened = new ArrayList<>();
    private DataTable<Row> table;

    @Start
    void start(Stage stage) {
        table = new DataTable<>(Column.glyph(r -> State.OK), Column.words("Name", 0, Row::name), Column.num("value", 80, r -> Integer.toString(r.value)));
        table.key(Row::name).onOpen(row -> opened.add(row.name)).setRows(rows(0));
        var scene = new Scene(new StackPane(table), 300, 24 + 5 * 24);
        Theme.style(scene);
        stage.setScene(scene);
        stage.show();
    }

    private static List<Row> rows(int value) {
        return IntStream.range(0, 20).mapToObj(i -> new Row("row " + i, value + i)).toList();
    }

    @Test
    void arrowsChooseAndEnterOpens(FxRobot robot) {
        robot.interact(() -> table.requestFocus());
        robot.type(KeyCode.DOWN).type(KeyCode.DOWN).type(KeyCode.DOWN).type(KeyCode.UP).type(KeyCode.ENTER);
        assertThat(opened).containsExactly("row 1");
        robot.type(KeyCode.END);
        assertThat(table.chosen().name).isEqualTo("row 19");
    }

    /** The column of values is 80 pixels wide: what does not fit is not shown as a shorter number, and is whole under the mouse. */
    @Test
    void aNumberIsThereWholeOrNotAtAll(FxRobot robot) {
        var narrow = new DataTable<Row>(Column.words("Name", 0, Row::name), Column.num("value", 80, r -> r.value > 1 ? "28,800,001,000" : "28,800"),
                Column.right("rich", 80, r -> Cell.line("a lag of ", Rich.num("28,800,001,000"))));
        robot.interact(() -> {
            ((StackPane) table.getScene().getRoot()).getChildren().setAll(narrow);
            narrow.setRows(List.of(new Row("fits", 1), new Row("a name that is far too long for its column", 2)));
            narrow.getScene().getRoot().applyCss();
            narrow.getScene().getRoot().layout();
            narrow.snapshot(null, null);
        });
        double value = narrow.getWidth() - 120;
        assertThat(narrow.cutAt(value, 24 + 12)).as("the first row fits").isEmpty();
        assertThat(narrow.cutAt(value, 24 + 36)).isEqualTo("28,800,001,000");
        assertThat(narrow.cutAt(20, 24 + 36)).isEqualTo("a name that is far too long for its column");
        assertThat(narrow.cutAt(narrow.getWidth() - 20, 24 + 12)).isEqualTo("a lag of 28,800,001,000");
        assertThat(Pen.fitting("28,800,001,000", true, 50, fathom.style.Type.NUM)).isEqualTo("…");
        assertThat(Pen.fitting(Rich.of("a lag of ", Rich.num("28,800,001,000")), 72, fathom.style.Type.BODY).text()).isEqualTo("a lag of …");
    }

    @Test
    void anExportIsNamedAfterTheViewAndTheMoment() {
        assertThat(TableInput.fileName("Fathom — Market", 1_796_126_399_000_000_000L)).isEqualTo("fathom-market-20261201-115959.csv");
        assertThat(TableInput.fileName("", 0)).isEqualTo("fathom-19700101-000000.csv");
    }

    @Test
    void aFrozenTableSaysSinceWhen(FxRobot robot) {
        robot.interact(() -> table.requestFocus());
        assertThat(table.frozenSign()).isEmpty();
        robot.type(KeyCode.SPACE);
        assertThat(table.frozenSign()).matches("frozen since \\d\\d:\\d\\d:\\d\\d, Space resumes");
        robot.type(KeyCode.SPACE);
        assertThat(table.frozenSign()).isEmpty();
    }

    @Test
    void theChoiceStaysWithItsRow(FxRobot robot) {
        robot.clickOn(table);
        String name = table.chosen().name;
        robot.interact(() -> table.setRows(rows(100).reversed()));
        assertThat(table.chosen().name).isEqualTo(name);
        assertThat(table.chosen().value).isGreaterThanOrEqualTo(100);
    }

    @Test
    void spaceFreezesAndThawsWithTheLatest(FxRobot robot) {
        robot.interact(() -> table.requestFocus());
        robot.type(KeyCode.SPACE);
        robot.interact(() -> table.setRows(rows(7)));
        robot.interact(() -> table.setRows(rows(9)));
        assertThat(table.cellText(0, 2)).isEqualTo("0");
        robot.type(KeyCode.SPACE);
        assertThat(table.cellText(0, 2)).isEqualTo("9");
    }

    @Test
    void copiesEverythingAsText(FxRobot robot) {
        robot.interact(() -> table.requestFocus());
        robot.press(KeyCode.CONTROL, KeyCode.C).release(KeyCode.C, KeyCode.CONTROL);
        var text = new ArrayList<String>();
        robot.interact(() -> text.add(Clipboard.getSystemClipboard().getString()));
        assertThat(text.getFirst()).startsWith("\tName\tvalue\nok\trow 0\t0\n").hasLineCount(21);
    }

    @Test
    void saysTheChosenRowToScreenReaders(FxRobot robot) {
        robot.interact(() -> table.requestFocus());
        robot.type(KeyCode.HOME);
        assertThat(table.getAccessibleText()).contains("Name row 0").contains("value 0");
    }

    @Test
    void onlyWhoWasToldThatThereIsNothingSaysSo(FxRobot robot) {
        var other = new DataTable<Row>(Column.words("Name", 0, Row::name)).whenEmpty("There is nothing.", "");
        robot.interact(() -> table.getScene().setRoot(new StackPane(other)));
        long untold = inked(robot, other);
        robot.interact(() -> other.setRows(List.of()));
        long told = inked(robot, other);
        robot.interact(() -> other.whenEmpty("", ""));
        assertThat(untold).as("only the head").isEqualTo(inked(robot, other)).isLessThan(told);
    }

    /** Pixels that are not of the colour of the first. */
    private static long inked(FxRobot robot, DataTable<Row> shown) {
        var picture = new CompletableFuture<WritableImage>();
        robot.interact(() -> picture.complete(shown.snapshot(null, null)));
        int width = (int) picture.join().getWidth(), height = (int) picture.join().getHeight();
        PixelReader pixels = picture.join().getPixelReader();
        return IntStream.range(0, width * height).filter(i -> pixels.getArgb(i % width, i / width) != pixels.getArgb(0, 0)).count();
    }

    @Test
    void separatorsInsideValuesAreQuoted() {
        assertThat(TableInput.quoted("10,246", ",")).isEqualTo("\"10,246\"");
        assertThat(TableInput.quoted("a \"b\"", ",")).isEqualTo("\"a \"\"b\"\"\"");
        assertThat(TableInput.quoted("118  ", ",")).isEqualTo("118");
    }

    @Test
    void aFocusedTableShowsIt(FxRobot robot) {
        robot.interact(() -> table.getParent().requestFocus());
        int before = corner(robot);
        robot.interact(() -> table.requestFocus());
        assertThat(corner(robot)).isNotEqualTo(before);
        robot.interact(() -> table.getParent().requestFocus());
        assertThat(corner(robot)).isEqualTo(before);
    }

    private int corner(FxRobot robot) {
        var picture = new CompletableFuture<WritableImage>();
        robot.interact(() -> picture.complete(table.snapshot(null, null)));
        return picture.join().getPixelReader().getArgb(0, 40);
    }

    @Test
    void theMenuIsReachedByAKey(FxRobot robot) {
        robot.interact(() -> table.requestFocus());
        robot.press(KeyCode.SHIFT, KeyCode.F10).release(KeyCode.F10, KeyCode.SHIFT);
        assertThat(robot.lookup("Export CSV…").tryQuery()).isPresent();
        robot.type(KeyCode.ESCAPE);
    }

    @Test
    void anExportTellsHowItWent(FxRobot robot, @TempDir Path folder) throws Exception {
        var told = new ConcurrentLinkedQueue<String>();
        robot.interact(() -> table.getParent().addEventHandler(Notice.TYPE, e -> told.add(e.title() + ": " + e.text())));
        Path file = folder.resolve("out.csv");
        robot.interact(() -> new TableInput(table).write(file));
        Awaitility.await().until(() -> told.size() == 1);
        assertThat(told).containsExactly("Exported: 20 rows to " + file + ".");
        assertThat(file).content().startsWith(",Name,value\nok,row 0,0\n");
        robot.interact(() -> new TableInput(table).write(folder.resolve("nowhere/out.csv")));
        Awaitility.await().until(() -> told.size() == 2);
        assertThat(told).last().asString().startsWith("Not exported: ");
    }

    @Test
    void numbersAreExportedRawWithTheirUnitInTheHead() {
        assertThat(RawColumn.of("NAV, USD", List.of("10,046,512", "—", "−8,609.50", "+3"))).isEqualTo(new RawColumn("NAV, USD", List.of("10046512", "", "-8609.50", "3")));
        assertThat(RawColumn.of("age", List.of("0.1 s", "2 min 14 s", "3 h 05 min"))).isEqualTo(new RawColumn("age s", List.of("0.1", "134", "11100")));
        assertThat(RawColumn.of("p99", List.of("831 µs", "1.86 ms"))).isEqualTo(new RawColumn("p99 s", List.of("0.000831", "0.00186")));
        assertThat(RawColumn.of("p99 µs", List.of("12,226", "3.9"))).isEqualTo(new RawColumn("p99 µs", List.of("12226", "3.9")));
        assertThat(RawColumn.of("used", List.of("88 %", "30 %"))).isEqualTo(new RawColumn("used %", List.of("88", "30")));
        assertThat(RawColumn.of("size", List.of("1.5 KiB", "512 B"))).isEqualTo(new RawColumn("size B", List.of("1536", "512")));
        for (String words : List.of("22.1 / 30.0 %", "14:02:11", "2026-07-31", "v1.2.3", "row 3")) {
            assertThat(RawColumn.of("as shown", List.of("1", words))).isEqualTo(new RawColumn("as shown", List.of("1", words)));
        }
    }
}
