package fathom.view.engines;

import fathom.engine.EngineId;
import fathom.engine.EngineStatus;
import fathom.platform.Platform;
import fathom.state.Event;
import fathom.state.News;
import fathom.style.Token;
import fathom.style.Type;
import fathom.view.Frame;
import fathom.view.Verdicts;
import fathom.view.View;
import fathom.view.format.Format;
import fathom.view.piece.Caption;
import fathom.view.piece.DataTable;
import fathom.view.piece.Panel;
import fathom.view.piece.Rich;
import fathom.view.piece.State;
import fathom.view.piece.Step;
import fathom.view.piece.Tracks;
import fathom.watch.Silence;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.scene.Node;

/** The list of all engines, and everything about the chosen one: beside it where there is room, in its place on Enter where there is not. */
public final class EnginesView implements View {
    private static final double LIST = 562, LIST_HEIGHT = 33 + 24 + 24 * 18 + 1;

    private final Tracks root = Tracks.row();
    private final EngineTable list = new EngineTable();
    private final Caption note = new Caption(Type.BODY, Token.T3, 0, false), counts = Caption.hint(132);
    private final Panel listPanel = new Panel("Engines", list.node()).hint(note).tools(counts);
    private final StateLanes lanes = new StateLanes();
    private final Panel lanePanel = new Panel("State, last five minutes", lanes);
    private final DataTable<Event> events = EventTable.create(true);
    private final Panel eventPanel = new Panel("What happened to them", events).hint("latest first");
    private final EngineDetail detail;
    private Step step;
    private EngineId chosen = EngineId.MARKETDATA;
    private boolean picked, open;
    private Frame frame;

    public EnginesView(Platform platform) {
        detail = new EngineDetail(platform, this::close);
        root.setPadding(new Insets(8));
        list.node().onChoose(row -> choose(row.id())).onOpen(row -> {
            open = true;
            choose(row.id());
            arrange();
        });
        step(Step.S);
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public void step(Step now) {
        if (now == step) return;
        step = now;
        list.step(now);
        detail.step(now);
        arrange();
    }

    @Override
    public boolean back() {
        return close();
    }

    /** Shows the engine's detail. */
    public void open(EngineId id) {
        open = true;
        choose(id);
        arrange();
    }

    private void choose(EngineId id) {
        chosen = id;
        picked = true;
        list.node().choose(id);
        refresh();
    }

    private boolean close() {
        if (step.isWide() || !open) return false;
        open = false;
        arrange();
        list.node().requestFocus();
        return true;
    }

    private void arrange() {
        root.reset();
        if (step.isWide()) {
            root.fixed(Tracks.column().fixed(listPanel, LIST_HEIGHT).grow(lanePanel), LIST).grow(detail.node());
        } else if (open) {
            root.grow(detail.node());
        } else {
            root.grow(Tracks.column().fixed(listPanel, LIST_HEIGHT).grow(eventPanel));
        }
        refresh();
    }

    private void refresh() {
        if (frame != null) update(frame);
    }

    @Override
    public void update(Frame now) {
        frame = now;
        List<EngineRow> rows = EngineRow.of(now);
        if (!picked) chosen = worst(rows);
        list.node().choose(chosen);
        list.node().setRows(rows);
        Silence silence = Silence.of(now.state());
        listPanel.edge(silence.isStale() ? State.STALE : null);
        note.show(silence.isStale() ? Verdicts.note(silence, false) : Rich.of("intended time to done, last ten seconds"));
        counts.show(Rich.num(Format.whole(count(rows, EngineStatus.State.RUNNING))).withInk(Token.T2), " run, ",
                Rich.num(Format.whole(count(rows, EngineStatus.State.NOT_BUILT))).withInk(Token.T2), " not built");
        if (step.isWide()) {
            lanes.show(rows, now.rules(), now.state().at(), chosen);
        } else if (!open) {
            var labels = rows.stream().map(r -> r.id().label()).collect(Collectors.toSet());
            events.setRows(News.of(now.state()).events().stream().filter(e -> labels.contains(e.where())).toList());
            events.whenEmpty("Nothing about an engine is among the latest events.", "");
        }
        if (step.isWide() || open) rows.stream().filter(r -> r.id().equals(chosen)).findFirst().ifPresent(row -> detail.show(now, row, !step.isWide()));
    }

    /** Until somebody chooses: the one that most wants a look. */
    private static EngineId worst(List<EngineRow> rows) {
        EngineRow worst = null;
        for (EngineRow row : rows) if (row.state().isNotable() && (worst == null || row.state().compareTo(worst.state()) > 0)) worst = row;
        return worst == null || worst.state() == State.STALE ? EngineId.MARKETDATA : worst.id();
    }

    private static long count(List<EngineRow> rows, EngineStatus.State state) {
        return rows.stream().filter(r -> r.status().state() == state).count();
    }
}
