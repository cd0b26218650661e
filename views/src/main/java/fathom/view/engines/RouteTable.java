package fathom.view.engines;

import fathom.bus.Interest;
import fathom.bus.Overflow;
import fathom.bus.Topic;
import fathom.bus.TopicPattern;
import fathom.engine.EngineContract;
import fathom.engine.Question;
import fathom.view.Frame;
import fathom.view.format.Format;
import fathom.view.piece.Cell;
import fathom.view.piece.Column;
import fathom.view.piece.DataTable;
import fathom.view.piece.RowKind;
import java.util.ArrayList;
import java.util.List;

/** What an engine consumes, and what it publishes. */
final class RouteTable {
    /**
     * @param whenFull of what it consumes; empty for what it publishes
     * @param topics   that match now; −1 for a heading
     */
    record Route(String pattern, String whenFull, double rate, int topics) {
        boolean isHeading() {
            return topics < 0;
        }
    }

    private final DataTable<Route> table = new DataTable<>(Column.left("Topic", 0, r -> r.isHeading() ? Cell.words(r.pattern) : Cell.num(r.pattern)),
            Column.words("when full", 84, Route::whenFull), Column.right("topics", 52, r -> r.isHeading() ? Cell.EMPTY
                    : Cell.num(Format.whole(r.topics)).dim()),
            Column.right("msg/s", 64, r -> r.isHeading() ? Cell.EMPTY : Cell.num(Format.perSecond(r.rate))));

    RouteTable() {
        table.kind(r -> r.isHeading() ? RowKind.GROUP : RowKind.PLAIN).setId("engine-routes");
        table.whenEmpty("Nothing is known of it.", "An engine says what it takes and gives when it starts.");
    }

    DataTable<Route> node() {
        return table;
    }

    void show(Frame frame, EngineRow row) {
        EngineContract contract = row.status().contract();
        table.setRows(contract.equals(EngineContract.UNKNOWN) ? List.of() : rows(frame, row.id().id(), contract));
    }

    static List<Route> rows(Frame frame, String engine, EngineContract contract) {
        var rows = new ArrayList<Route>();
        rows.add(new Route("Consumes", "", Double.NaN, -1));
        for (Interest i : contract.consumes()) rows.add(route(frame, i.pattern(), words(i.overflow())));
        rows.add(route(frame, new TopicPattern(Question.TOPICS.topic(engine).name()), words(Overflow.WAIT)));
        if (contract.publishes().isEmpty()) return rows;
        rows.add(new Route("Publishes", "", Double.NaN, -1));
        for (TopicPattern p : contract.publishes()) rows.add(route(frame, p, ""));
        return rows;
    }

    private static Route route(Frame frame, TopicPattern pattern, String whenFull) {
        double rate = 0;
        int topics = 0;
        for (var e : frame.topicRates().entrySet()) {
            if (!pattern.matches(e.getKey())) continue;
            rate += e.getValue();
            topics++;
        }
        return new Route(pattern.text(), whenFull, rate, topics);
    }

    static String words(Overflow overflow) {
        return switch (overflow) {
            case WAIT -> "wait";
            case WAIT_A_WHILE -> "wait 2 s";
            case KEEP_LATEST -> "keep latest";
            case DROP_OLDEST -> "drop oldest";
        };
    }
}
