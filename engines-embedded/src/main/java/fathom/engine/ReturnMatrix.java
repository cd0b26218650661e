package fathom.engine;

import fathom.model.Bar;
import fathom.model.Instrument;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Aligned simple returns of each asset, one row per second of event time, over a sliding window.
 *
 * <p>An asset's return is the mean over its spot instruments (of its perpetual where no spot quotes) of close over the close before: returns
 * can be averaged over venues that quote in different dollars, prices cannot. An instrument without a bar in a row stands still and catches
 * up in the next (previous-tick interpolation, Dacorogna et al. 2001), so that no move is lost. One that stands still for more than {@value #LONGEST_HOLE}
 * rows is silent, not calm: it has no return until two further bars, and an asset whose instruments are all silent has no samples. A bar older than the one
 * before of its instrument is passed over. When event time runs back, or leaps over more than {@value #LONGEST_HOLE} rows (see {@link EventClock}), the window
 * starts anew: nothing may know its own future, and a leap is no return of one second.
 */
public final class ReturnMatrix {
    /** Of one return, nanoseconds. */
    public static final long INTERVAL = 1_000_000_000L;

    /** Rows that may lack any bar without a new start. */
    public static final int LONGEST_HOLE = 60;

    private static final Comparator<Instrument> SPOT_FIRST = Comparator.comparing(Instrument::kind)
            .thenComparing(Instrument::venue).thenComparing(Instrument::quote);

    private final int capacity;
    private final EventClock clock = new EventClock();
    private final Map<String, Column> columns = new TreeMap<>();
    private long passedOver;
    private long row;
    private long rowStart = Long.MIN_VALUE;
    private int quoting;
    private int arrived;

    /** @param capacity rows that are kept */
    public ReturnMatrix(int capacity) {
        this.capacity = capacity;
    }

    /** The end of the last complete row, epoch nanoseconds; meaningless before the first. */
    public long at() {
        return rowStart;
    }

    /** Assets with at least one return, by name. */
    public List<String> assets() {
        return columns.entrySet().stream().filter(e -> e.getValue().samples() > 0).map(Map.Entry::getKey).toList();
    }

    /** Assets that quoted once and are silent now, by name. */
    public List<String> silent() {
        return columns.entrySet().stream().filter(e -> e.getValue().isSilent()).map(Map.Entry::getKey).toList();
    }

    /** Assets of which there was any bar, by name. */
    public Collection<String> quoted() {
        return Collections.unmodifiableCollection(columns.keySet());
    }

    /** Why nothing can be said of the risk of this asset although it quoted, in one sentence; empty when it can, or will be as soon as there are enough returns. */
    public String flaw(String asset) {
        Column column = columns.get(asset);
        if (column == null) return "";
        if (column.isSilent()) return asset + " has been silent for more than " + LONGEST_HOLE + " seconds";
        return column.samples() > 1 && column.isFlat() ? asset + " did not move in " + column.samples() + " one-second returns" : "";
    }

    /** Bars without a price, older than the one before of their instrument, or far from all others. */
    public long passedOver() {
        return passedOver + clock.strays();
    }

    /** Rows in which every one of these assets has a return, at most the capacity. */
    public int samples(Collection<String> assets) {
        return assets.stream().mapToInt(this::samples).min().orElse((int) Math.min(row, capacity));
    }

    /** What keeps these assets from having so many returns that say something, in one sentence; empty when nothing does. */
    public String lacks(int needed, Collection<String> assets) {
        for (String asset : assets) {
            String flaw = flaw(asset);
            if (!flaw.isEmpty() && (columns.get(asset).isSilent() || samples(assets) >= needed)) return flaw;
        }
        if (samples(assets) >= needed) return "";
        String needs = "needs " + needed + " one-second returns, has " + samples(assets);
        return needs + assets.stream().min(Comparator.comparingInt(this::samples)).map(scarcest -> " of " + scarcest).orElse("");
    }

    private int samples(String asset) {
        Column column = columns.get(asset);
        return column == null ? 0 : column.samples();
    }

    /** The latest {@link #samples} returns of each of these assets, {@code [asset][sample]}, the oldest first. */
    public double[][] returns(List<String> assets) {
        int n = samples(assets);
        return assets.stream().map(asset -> columns.get(asset).latest(n)).toArray(double[][]::new);
    }

    /** The returns of these assets in the last complete row; every one must have a sample. */
    public double[] last(List<String> assets) {
        return assets.stream().mapToDouble(asset -> columns.get(asset).latest(1)[0]).toArray();
    }

    /**
     * Takes a bar; one of another interval or without a price is passed over. A row is complete when every instrument has delivered, or when the
     * first bar of a later row arrives.
     *
     * @return whether this bar completed a row
     */
    public boolean add(Bar bar) {
        if (bar.interval() != INTERVAL) return false;
        if (!(bar.close() > 0 && bar.close() <= Require.LARGEST)) {
            passedOver++;
            return false;
        }
        switch (clock.see(bar.start())) {
            case STRAY -> {
                return false;
            }
            case AHEAD, BACK -> startAnew();
            case ON, LATE -> {}
        }
        Close close = close(bar.instrument());
        if (bar.start() == close.start) return false;
        if (bar.start() < close.start) {
            passedOver++;
            return false;
        }
        if (rowStart == Long.MIN_VALUE) rowStart = bar.start();
        boolean completed = bar.start() > rowStart;
        while (bar.start() > rowStart) completeRow();
        if (close.silent) {
            close.silent = false;
            quoting++;
        }
        close.start = bar.start();
        close.last = bar.close();
        if (bar.start() < rowStart && Double.isNaN(close.before)) close.before = bar.close(); // a new instrument, in a row completed without it
        if (bar.start() == rowStart && ++arrived == quoting) {
            completeRow();
            completed = true;
        }
        return completed;
    }

    private Close close(Instrument instrument) {
        return columns.computeIfAbsent(instrument.base(), base -> new Column()).closes.computeIfAbsent(instrument, i -> {
            quoting++;
            return new Close();
        });
    }

    private void startAnew() {
        columns.clear();
        quoting = 0;
        arrived = 0;
        row = 0;
        rowStart = Long.MIN_VALUE;
    }

    private void completeRow() {
        columns.values().forEach(Column::completeRow);
        row++;
        rowStart += INTERVAL;
        arrived = 0;
    }

    private static final class Close {
        long start = Long.MIN_VALUE;
        double last = Double.NaN;
        double before = Double.NaN;
        boolean silent;
    }

    private final class Column {
        private final Map<Instrument, Close> closes = new TreeMap<>(SPOT_FIRST);
        private final double[] ring = new double[capacity];
        private long first = -1;

        int samples() {
            return first < 0 ? 0 : (int) Math.min(row - first, capacity);
        }

        void completeRow() {
            double sum = 0;
            int count = 0;
            for (var entry : closes.entrySet()) {
                Close close = entry.getValue();
                if (!close.silent && close.start != Long.MIN_VALUE && rowStart - close.start > LONGEST_HOLE * INTERVAL) fallSilent(close);
                boolean counts = entry.getKey().kind() == Instrument.Kind.SPOT || count == 0;
                if (counts && close.before > 0 && close.last > 0) {
                    sum += close.last / close.before - 1;
                    count++;
                }
                close.before = close.last;
            }
            if (count == 0) {
                first = -1;
                return;
            }
            if (first < 0) first = row;
            ring[(int) (row % capacity)] = sum / count;
        }

        private void fallSilent(Close close) {
            close.silent = true;
            close.last = Double.NaN;
            quoting--;
        }

        boolean isSilent() {
            return closes.values().stream().allMatch(close -> close.silent);
        }

        boolean isFlat() {
            double[] window = latest(samples());
            for (double r : window) if (r != window[0]) return false;
            return true;
        }

        double[] latest(int n) {
            var result = new double[n];
            for (int i = 0; i < n; i++) result[i] = ring[(int) ((row - n + i) % capacity)];
            return result;
        }
    }
}
