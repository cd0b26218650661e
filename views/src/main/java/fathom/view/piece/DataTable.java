package fathom.view.piece;

import fathom.measure.Clock;
import fathom.style.Token;
import fathom.style.Type;
import fathom.view.format.Format;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;

/**
 * The product's table: fixed rows, fixed columns, numbers under each other. It never changes its size or its columns for the data, and of new data
 * it paints only the cells that differ. Arrows choose a row, Enter opens it, space freezes, the shortcut with C copies everything.
 *
 * @param <R> what a row shows
 */
public final class DataTable<R> extends Surface {
    private static final PseudoClass FROZEN = PseudoClass.getPseudoClass("frozen");
    private static final double INSET = 12, GAP = 8, HEAD = 24;

    private final BooleanProperty frozen = new SimpleBooleanProperty(this, "frozen");
    private List<Column<R>> columns = List.of();
    private List<R> rows = List.of();
    private List<R> pending;
    private Function<? super R, RowKind> kind = row -> RowKind.PLAIN;
    private Function<? super R, ?> key = row -> row;
    private Consumer<? super R> onChoose = row -> {}, onOpen = row -> {};
    private boolean choosable, stale;
    /** Before the first rows come it is not known whether there are any. */
    private boolean told;
    private Object chosenKey;
    private double rowHeight = 24, headHeight = HEAD;
    private int preferredRows = 1, first;
    private String emptyWhy = "", emptyDetail = "", frozenSince = "";

    private double[] edges = {};
    private final List<Painted> painted = new ArrayList<>();

    /** What stands on the canvas in one row. */
    private record Painted(RowKind kind, boolean chosen, boolean focused, boolean last, Cell[] cells) {
        boolean sameGround(RowKind k, boolean c, boolean f, boolean l) {
            return kind == k && chosen == c && focused == f && last == l;
        }
    }

    @SafeVarargs
    public DataTable(Column<R>... columns) {
        setColumns(List.of(columns));
        getStyleClass().add("data-table");
        setAccessibleRole(AccessibleRole.TABLE_VIEW);
        setMinSize(0, 0);
        frozen.subscribe(now -> {
            pseudoClassStateChanged(FROZEN, now);
            frozenSince = now ? Format.time(Clock.SYSTEM.now()) : "";
            if (!now && pending != null) setRows(pending);
            wholly();
        });
        focusedProperty().subscribe(now -> wholly());
        TableInput.install(this);
    }

    public void setColumns(List<Column<R>> columns) {
        this.columns = List.copyOf(columns);
        wholly();
    }

    /** Shows these rows, or keeps them until the table is thawed. */
    public void setRows(List<R> rows) {
        if (frozen.get()) {
            pending = rows;
            return;
        }
        pending = null;
        if (!told) wholly();
        told = true;
        this.rows = rows;
        first = Math.clamp(first, 0, Math.max(0, rows.size() - visibleRows()));
        repaint();
    }

    public List<R> rows() {
        return rows;
    }

    /** How rows stand out. */
    public DataTable<R> kind(Function<? super R, RowKind> of) {
        kind = of;
        return this;
    }

    /** What makes a row the same row when the data change, so that the choice stays with it. */
    public DataTable<R> key(Function<? super R, ?> of) {
        key = of;
        return this;
    }

    /** Rows may be chosen; the action runs for each newly chosen one. */
    public DataTable<R> onChoose(Consumer<? super R> action) {
        onChoose = action;
        choosable = true;
        setFocusTraversable(true);
        return this;
    }

    /** Enter or a double click; makes rows choosable too. */
    public DataTable<R> onOpen(Consumer<? super R> action) {
        onOpen = action;
        choosable = true;
        setFocusTraversable(true);
        return this;
    }

    /** @param height of a row in pixels, 24 unless said; the head keeps 24, or has none with {@code withHead} false */
    public DataTable<R> rowHeight(double height, boolean withHead) {
        rowHeight = height;
        headHeight = withHead ? HEAD : 0;
        wholly();
        return this;
    }

    /** While the source stands still the last values step back; what is wrong does not. */
    public DataTable<R> stale(boolean now) {
        stale = now;
        return this;
    }

    /** For how many rows it asks room. */
    public DataTable<R> preferredRows(int count) {
        preferredRows = count;
        return this;
    }

    /** What it says without rows: why, and what was last. */
    public DataTable<R> whenEmpty(String why, String detail) {
        if (!why.equals(emptyWhy) || !detail.equals(emptyDetail)) {
            emptyWhy = why;
            emptyDetail = detail;
            if (rows.isEmpty()) wholly();
        }
        return this;
    }

    /** While frozen, new rows wait. */
    public BooleanProperty frozenProperty() {
        return frozen;
    }

    /** What a cell says, by row and column from 0. */
    public String cellText(int row, int column) {
        return columns.get(column).cell().apply(rows.get(row)).text();
    }

    /** The chosen row; null when none is. */
    public R chosen() {
        int index = chosenIndex();
        return index < 0 ? null : rows.get(index);
    }

    /** Chooses the row with that key; null chooses none. Does not run the action. */
    public void choose(Object rowKey) {
        if (Objects.equals(rowKey, chosenKey)) return;
        chosenKey = rowKey;
        reveal(chosenIndex());
        repaint();
    }

    int chosenIndex() {
        if (chosenKey != null) for (int i = 0; i < rows.size(); i++) if (chosenKey.equals(key.apply(rows.get(i)))) return i;
        return -1;
    }

    void chooseIndex(int index) {
        if (!choosable || rows.isEmpty()) return;
        R row = rows.get(Math.clamp(index, 0, rows.size() - 1));
        choose(key.apply(row));
        setAccessibleText(String.join(", ", columns.stream().map(c -> (c.title() + " " + c.cell().apply(row).text()).strip()).toList()));
        onChoose.accept(row);
    }

    void openChosen() {
        R row = chosen();
        if (row != null) onOpen.accept(row);
    }

    /** The row under a place in this node; −1 when there is none. */
    int indexAt(double y) {
        int index = y < headHeight ? -1 : first + (int) ((y - headHeight) / rowHeight);
        return index < rows.size() ? index : -1;
    }

    /** What the cell at a place says where it does not stand there whole; else empty. */
    String cutAt(double x, double y) {
        int index = indexAt(y);
        if (index < 0 || edges.length == 0) return "";
        R row = rows.get(index);
        for (int c = 0; c < columns.size(); c++) {
            if (x < edges[c] || x >= edges[c + 1]) continue;
            Cell cell = columns.get(c).cell().apply(row);
            return CellPainter.fits(cell, kind.apply(row), right(c) - left(c)) ? "" : cell.text();
        }
        return "";
    }

    /** @return whether there was anywhere to go */
    boolean scroll(int by) {
        int to = Math.clamp(first + by, 0, Math.max(0, rows.size() - visibleRows()));
        if (to == first) return false;
        first = to;
        repaint();
        return true;
    }

    int visibleRows() {
        return Math.max(0, (int) ((getHeight() - headHeight) / rowHeight));
    }

    private void reveal(int index) {
        if (index < 0 || visibleRows() == 0) return;
        first = Math.clamp(first, Math.max(0, index - visibleRows() + 1), index);
    }

    /** Head and all rows, separated as wanted, numbers as other programs read them. */
    String export(String separator) {
        var raw = columns.stream().map(c -> RawColumn.of(c.title(), rows.stream().map(r -> c.cell().apply(r).text()).toList())).toList();
        var lines = new ArrayList<String>();
        lines.add(String.join(separator, raw.stream().map(c -> TableInput.quoted(c.head(), separator)).toList()));
        for (int i = 0; i < rows.size(); i++) {
            int row = i;
            lines.add(String.join(separator, raw.stream().map(c -> TableInput.quoted(c.cells().get(row), separator)).toList()));
        }
        return String.join("\n", lines) + "\n";
    }

    /** Where a menu for the chosen row belongs, or for all of the table where none is in sight. */
    Point2D menuPlace() {
        int row = chosenIndex() - first;
        double y = row < 0 || row >= visibleRows() ? headHeight : headHeight + (row + 1) * rowHeight;
        return localToScreen(INSET, y);
    }

    @Override
    protected double computePrefHeight(double width) {
        return headHeight + preferredRows * rowHeight;
    }

    @Override
    protected double computePrefWidth(double height) {
        return columns.stream().mapToDouble(c -> c.width() == 0 ? 80 : c.width()).sum() + INSET;
    }

    @Override
    protected void paint(Pen pen, double width, double height, boolean whole) {
        if (whole) {
            painted.clear();
            edges = edges(width);
            if (headHeight > 0) head(pen, width);
        }
        if (rows.isEmpty()) {
            if (whole || !painted.isEmpty()) empty(pen, width, height);
            painted.clear();
            if (isFocused()) pen.frame(Token.ACCENT, 0, 0, width, height);
            return;
        }
        int visible = Math.min(visibleRows(), rows.size() - first);
        if (painted.isEmpty()) pen.clear(0, headHeight, width, height - headHeight);
        for (int i = 0; i < visible; i++) row(pen, i, width, i == visible - 1);
        while (painted.size() > visible) {
            painted.removeLast();
            pen.clear(0, headHeight + painted.size() * rowHeight, width, rowHeight);
        }
        if (rows.size() > visible) scrollMark(pen, width, visible);
        if (frozen.get()) frozenSign(pen, width, height);
        if (isFocused()) pen.frame(Token.ACCENT, 0, 0, width, height);
    }

    /** Over the last row: what stands still must say so. */
    private void frozenSign(Pen pen, double width, double height) {
        pen.fill(Token.ACCENT_BG, 0, height - HEAD, width, HEAD);
        pen.textAround(frozenSign(), width / 2, Pen.baseline(height - HEAD, HEAD), Type.SMALL, Token.T1);
    }

    /** That it stands still and since when; empty while it does not. */
    public String frozenSign() {
        return frozen.get() ? "frozen since " + frozenSince + ", Space resumes" : "";
    }

    private double[] edges(double width) {
        double fixed = columns.stream().mapToDouble(Column::width).sum();
        long flexible = columns.stream().filter(c -> c.width() == 0).count();
        double each = flexible == 0 ? 0 : Math.max(0, width - fixed) / flexible;
        var at = new double[columns.size() + 1];
        for (int c = 0; c < columns.size(); c++) at[c + 1] = at[c] + (columns.get(c).width() == 0 ? each : columns.get(c).width());
        return at;
    }

    private double left(int column) {
        return edges[column] + (column == 0 ? INSET : 0);
    }

    private double right(int column) {
        return edges[column + 1] - (columns.get(column).isGlyph() ? 0 : GAP);
    }

    private void head(Pen pen, double width) {
        double baseline = Pen.baseline(0, headHeight);
        for (int c = 0; c < columns.size(); c++) {
            Column<R> column = columns.get(c);
            double mark = column.mark() == null || column.mark().mark().isEmpty() ? 0 : Shapes.MARK + 4;
            double end;
            if (column.align() == Column.Align.LEFT) {
                end = pen.text(column.title(), left(c), baseline, Type.SMALL, Token.T3) + 4;
            } else {
                pen.textTo(column.title(), right(c) - mark, baseline, Type.SMALL, Token.T3);
                end = right(c) - mark + 4;
            }
            if (mark > 0) pen.mark(column.mark(), end, (headHeight - Shapes.MARK) / 2);
        }
        pen.across(Token.LINE1, 0, headHeight - 1, width);
    }

    private void row(Pen pen, int i, double width, boolean last) {
        R row = rows.get(first + i);
        RowKind is = stale ? kind.apply(row).stale() : kind.apply(row);
        boolean chosen = chosenKey != null && chosenKey.equals(key.apply(row)), focused = chosen && isFocused();
        double y = headHeight + i * rowHeight;
        Painted before = i < painted.size() ? painted.get(i) : null;
        boolean fresh = before == null || !before.sameGround(is, chosen, focused, last);
        Token ground = chosen ? Token.ACCENT_BG : is.ground();
        if (fresh) {
            pen.fill(ground, 0, y, width, rowHeight);
            if (!last) pen.across(Token.LINE1, 0, y + rowHeight - 1, width);
            if (is == RowKind.TOTAL) pen.across(Token.LINE2, 0, y, width);
            if (focused) pen.fill(Token.ACCENT, 0, y, 3, rowHeight);
        }
        Cell[] cells = fresh ? new Cell[columns.size()] : before.cells;
        for (int c = 0; c < cells.length; c++) {
            Cell cell = columns.get(c).cell().apply(row);
            if (cell.equals(cells[c])) continue;
            if (!fresh) pen.fill(ground, left(c), y + 1, edges[c + 1] - left(c), rowHeight - 2);
            CellPainter.paint(pen, cell, columns.get(c).align(), is, left(c), right(c), y, rowHeight);
            cells[c] = cell;
        }
        if (!fresh) return;
        var now = new Painted(is, chosen, focused, last, cells);
        if (before == null) painted.add(now);
        else painted.set(i, now);
    }

    private void empty(Pen pen, double width, double height) {
        double middle = Math.floor(headHeight + (height - headHeight) / 2);
        pen.clear(0, headHeight, width, height - headHeight);
        if (!told) return;
        pen.textAround(emptyWhy, width / 2, emptyDetail.isEmpty() ? middle + 4 : middle - 4, Type.PANEL, Token.T1);
        pen.textAround(emptyDetail, width / 2, middle + 16, Type.BODY, Token.T3);
    }

    /** Where in the list the visible rows are. */
    private void scrollMark(Pen pen, double width, int visible) {
        double track = visible * rowHeight, length = Math.max(12, track * visible / rows.size());
        double at = headHeight + (track - length) * first / (rows.size() - visible);
        pen.fill(Token.BG1, width - 4, headHeight, 4, track);
        pen.fill(Token.BG3, width - 4, at, 3, length);
    }

    /** Columns from 0, for tests and export. */
    public List<String> titles() {
        return columns.stream().map(Column::title).toList();
    }

    @Override
    public String toString() {
        return "DataTable" + Arrays.toString(titles().toArray()) + " " + rows.size() + " rows";
    }
}
