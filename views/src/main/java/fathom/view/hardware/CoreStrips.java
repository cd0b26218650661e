package fathom.view.hardware;

import fathom.hardware.Cluster;
import fathom.hardware.Cluster.Kind;
import fathom.measure.Heat;
import fathom.style.Token;
import fathom.style.Type;
import fathom.view.History;
import fathom.view.Samples;
import fathom.view.format.Format;
import fathom.view.piece.Pen;
import fathom.view.piece.Surface;
import java.util.ArrayList;
import java.util.List;

/** A strip for each core, those of a kind together: how busy it was in each of the last sixty seconds, a bar and a number for now. */
final class CoreStrips extends Surface {
    static final double LEAST_ROW = 14, MOST_ROW = 26;
    private static final int SECONDS = 60;
    private static final double LEFT = 44, NOW = 168, TOP = 6, BOTTOM = 22;

    /** One row: a core by its index, and what it is called. */
    record Row(int core, String name) {}

    private List<Double> loads = List.of();
    private List<Row> rows = List.of();
    private List<double[]> courses = List.of();

    CoreStrips() {
        setMinSize(0, 0);
    }

    /** How high it likes to be for so many cores. */
    static double height(int cores) {
        return TOP + BOTTOM + Math.max(1, cores) * Math.clamp(480.0 / Math.max(1, cores), LEAST_ROW, MOST_ROW);
    }

    void show(List<Double> now, List<Cluster> clusters, History history) {
        var order = rows(now.size(), clusters);
        var then = new ArrayList<double[]>();
        for (Row r : order) then.add(history.of(Samples.core(r.core)));
        if (now.equals(loads) && order.equals(rows) && same(then)) return;
        loads = List.copyOf(now);
        rows = order;
        courses = then;
        setAccessibleText(now.size() + " cores, busy " + String.join(", ", order.stream().map(r -> (clusters.isEmpty() ? "" : r.name + " ") + text(now.get(r.core))).toList()));
        wholly();
    }

    /** Fast cores first, then the frugal ones, each counted within its kind; as they come where they are all alike. */
    static List<Row> rows(int cores, List<Cluster> clusters) {
        var order = new ArrayList<Row>();
        for (Kind kind : Kind.values()) {
            int n = 0;
            for (Cluster c : clusters) {
                if (c.kind() != kind) continue;
                for (int core : c.cores()) if (core < cores) order.add(new Row(core, (kind == Kind.OTHER ? "" : kind.name().substring(0, 1)) + n++));
            }
        }
        if (order.size() != cores) {
            order.clear();
            for (int i = 0; i < cores; i++) order.add(new Row(i, Integer.toString(i)));
        }
        return List.copyOf(order);
    }

    private static String text(double load) {
        return Double.isNaN(load) ? Format.NONE : Format.percent(load, 0);
    }

    /** The arrays of a history are replaced, never changed. */
    private boolean same(List<double[]> then) {
        if (then.size() != courses.size()) return false;
        for (int i = 0; i < then.size(); i++) if (then.get(i) != courses.get(i)) return false;
        return true;
    }

    @Override
    protected void paint(Pen pen, double width, double height, boolean whole) {
        if (loads.isEmpty()) return;
        double w = width - LEFT - NOW, row = Math.min(MOST_ROW, (height - TOP - BOTTOM) / loads.size()), cell = w / SECONDS;
        if (w < 60 || row < 6) return;
        for (int i = 0; i < loads.size(); i++) {
            double y = TOP + i * row, tall = row - (row > 10 ? 3 : 1), middle = y + tall / 2;
            double load = loads.get(rows.get(i).core);
            pen.text(rows.get(i).name, 12, middle + 4, Type.SMALL_NUM, Token.T2);
            strip(pen, courses.get(i), y, tall, cell);
            if (!Double.isNaN(load)) pen.bar(load / 100, Double.NaN, width - NOW + 14, Math.floor(middle - 3), 84, Token.C1);
            pen.textTo(text(load), width - 12, middle + 4, Type.NUM, Token.T1);
        }
        double foot = TOP + loads.size() * row + 13;
        pen.text("−60 s", LEFT, foot, Type.SMALL_NUM, Token.T3);
        pen.textTo("now", LEFT + w, foot, Type.SMALL_NUM, Token.T3);
        pen.textTo("busy", width - 12, foot, Type.SMALL, Token.T3);
    }

    private static void strip(Pen pen, double[] course, double y, double tall, double cell) {
        int n = Math.min(SECONDS, course.length);
        pen.fill(Token.H0, LEFT, y, SECONDS * cell, tall);
        for (int k = 0; k < n; k++) {
            int step = Heat.ofMost(course[course.length - n + k] / 100);
            if (step > 0) pen.fill(Token.heat(step), LEFT + (SECONDS - n + k) * cell, y, cell - (cell > 5 ? 0.6 : 0), tall);
        }
    }
}
