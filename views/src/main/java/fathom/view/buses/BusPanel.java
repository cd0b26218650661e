package fathom.view.buses;

import static fathom.view.piece.Rich.num;

import fathom.bus.BusEvent;
import fathom.bus.BusStats;
import fathom.platform.Command.KillBus;
import fathom.platform.Command.ReviveBus;
import fathom.platform.Command;
import fathom.platform.Platform;
import fathom.style.Token;
import fathom.style.Type;
import fathom.view.Frame;
import fathom.view.buses.BusFacts.Fact;
import fathom.view.format.Format;
import fathom.view.piece.Caption;
import fathom.view.piece.DataTable;
import fathom.view.piece.HoldButton;
import fathom.view.piece.Icon;
import fathom.view.piece.Labels;
import fathom.view.piece.Panel;
import fathom.view.piece.State;
import fathom.view.piece.Tracks;
import fathom.view.piece.UnderWay;
import fathom.watch.Buses;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/** The chosen bus: how it is and why, every figure of it, and, where its server was started here, the button that ends it. */
final class BusPanel {
    private static final double WORDS = 36, LINE = 24, GAP = 3, TITLE = 33, ROW = 20, ROW_OF_TWO = 22, FACTS = 20;
    /** So high that a column shows every figure, pixels. */
    static final double HEIGHT = TITLE + LINE + WORDS + FACTS * ROW + WORDS + 3 * GAP + 3;

    private final HBox chip = new HBox();
    private final Caption place = new Caption();
    private final DataTable<Fact> all = BusFacts.table(ROW), traffic = BusFacts.table(ROW_OF_TWO), server = BusFacts.table(ROW_OF_TWO);
    private final Label why = words(Type.BODY), says = words(Type.SMALL);
    private final HoldButton kill;
    private final Button revive = new Button("Start again", new Icon(Feather.PLAY));
    private final Panel panel = new Panel("");
    private final Platform platform;
    private List<Node> before = List.of();
    private State chipState;
    private String chipWord = "", shown = "", refusal = "";
    private Node offered;
    private boolean wide;

    BusPanel(Platform platform) {
        this.platform = platform;
        kill = new HoldButton("Hold to kill", Feather.ZAP, () -> order(new KillBus(shown)));
        kill.setId("kill-bus");
        revive.setId("revive-bus");
        revive.setOnAction(e -> order(new ReviveBus(shown)));
        says.setId("bus-says");
        chip.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(place, Priority.ALWAYS);
        traffic.setId("bus-traffic");
        server.setId("bus-server");
        all.setId("bus-facts");
        wide(false);
    }

    /** Two lines at most. */
    private static Label words(Type type) {
        var label = new Label();
        label.setWrapText(true);
        label.setAlignment(Pos.TOP_LEFT);
        label.getStyleClass().addAll(type.css(), "t3");
        label.setPadding(new Insets(0, 12, 0, 12));
        return label;
    }

    Panel node() {
        return panel;
    }

    /** One column of figures where there is height, two where there is not. */
    void wide(boolean now) {
        wide = now;
        var head = new HBox(8, chip, place);
        head.setAlignment(Pos.CENTER_LEFT);
        head.setPadding(new Insets(0, 12, 0, 12));
        panel.content(Tracks.column().gap(GAP).fixed(head, LINE).fixed(why, WORDS).grow(wide ? all : Tracks.even(traffic, server)).fixed(says, WORDS));
    }

    /** What stands in the title before the button. */
    void tools(Node... nodes) {
        before = List.of(nodes);
        offer(offered);
    }

    private void offer(Node button) {
        offered = button;
        panel.tools(Stream.concat(before.stream(), Stream.of(button).filter(Objects::nonNull)).toArray(Node[]::new));
    }

    private void order(Command command) {
        String of = shown;
        refusal = "";
        UnderWay.show(platform.perform(command), offered, outcome -> {
            if (of.equals(shown) && !outcome.done()) refusal = outcome.sentence();
        });
    }

    void show(Frame frame, BusLook look) {
        BusStats bus = look.bus();
        if (!bus.name().equals(shown)) refusal = "";
        shown = bus.name();
        State state = State.of(Buses.level(bus));
        panel.title(bus.name()).edge(state.isNotable() ? state : null);
        chip(state, Buses.word(bus));
        String version = look.isWired() ? bus.wire().server().version() : "";
        place.show(num(look.address()), version.isEmpty() ? "" : ", " + version);
        Labels.set(why, bus.why().isEmpty() ? since(frame, bus) : bus.why());
        Labels.ink(why, bus.why().isEmpty() ? Token.T3 : state.ink());
        List<Fact> flows = BusFacts.traffic(frame, bus), does = BusFacts.server(frame, bus);
        if (wide) {
            all.setRows(Stream.concat(flows.stream(), does.stream()).toList());
        } else {
            traffic.setRows(flows);
            server.setRows(does);
        }
        boolean ours = look.isWired() && bus.wire().server().embedded(), down = bus.state() == BusStats.State.DOWN;
        Node button = !ours ? null : down ? revive : kill;
        if (button != offered) offer(button);
        Labels.set(says, says(look, Buses.each(frame.state()).size() == 1, ours, down));
    }

    private static String since(Frame frame, BusStats bus) {
        var its = Buses.events(frame.state()).stream().filter(e -> e.bus().equals(bus.name())).toList();
        if (its.stream().noneMatch(e -> e.kind() == BusEvent.Kind.LOST)) return "Not lost since the start.";
        return its.stream().filter(e -> e.kind() == BusEvent.Kind.RETURNED).findFirst().map(e -> "Back since " + Format.time(e.at()) + ".").orElse("");
    }

    private String says(BusLook look, boolean alone, boolean ours, boolean down) {
        if (!refusal.isEmpty()) return "Not done: " + refusal + ".";
        if (!look.isWired()) return "It lies inside this process and has no server.";
        if (!ours) return "Its server was not started by this console, so it is not ended here either.";
        if (down) return "Starts its server afresh; its traffic returns once it answers well.";
        return "Ends its server as if it had crashed: " + (alone ? "nothing else carries its traffic, so it waits or is counted as lost."
                : "its traffic moves to the other buses, what is lost is counted.");
    }

    private void chip(State state, String word) {
        if (state == chipState && word.equals(chipWord)) return;
        chipState = state;
        chipWord = word;
        chip.getChildren().setAll(Labels.chip(state, word));
    }
}
