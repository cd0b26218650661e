package fathom.view.buses;

import fathom.bus.BusStats.TopicStats;
import fathom.bus.BusStats;
import fathom.bus.BusesState;
import fathom.bus.InboxStats;
import fathom.bus.Topic;
import fathom.bus.TopicFamilies;
import fathom.bus.TopicFamily.Stage;
import fathom.bus.TopicFamily;
import fathom.engine.EnginesState;
import fathom.engine.Question;
import fathom.measure.Latency;
import fathom.model.Venue;
import fathom.style.Token;
import fathom.view.Frame;
import fathom.view.Verdicts;
import fathom.view.format.Format;
import fathom.view.piece.State;
import fathom.watch.Buses;
import fathom.watch.Gauges;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What flows from whom over which bus to whom.
 *
 * @param sources families of topics; what venues say by its venue
 * @param readers inboxes
 */
record Flow(List<End> sources, List<Hub> hubs, List<End> readers) {
    static final Flow NOTHING = new Flow(List.of(), List.of(), List.of());

    /** A source or a reader. @param rate messages a second over all buses, NaN in the first frame; @param state OK unless it is a reader that is late */
    record End(String name, double rate, List<Edge> edges, State state) {}

    /** @param hub index of the bus; @param rate messages a second, 0 where nothing flows any more */
    record Edge(int hub, double rate) {}

    /** A bus. @param facts lines below its name */
    record Hub(String name, Token ink, State state, List<String> facts) {}


    static Flow of(Frame frame) {
        List<BusLook> buses = BusLook.of(frame.state());
        return new Flow(sources(frame, buses), buses.stream().map(b -> hub(frame, b)).toList(), readers(frame, buses));
    }

    private static List<End> sources(Frame frame, List<BusLook> buses) {
        Map<String, Strands> families = new LinkedHashMap<>();
        for (int b = 0; b < buses.size(); b++) {
            Map<Topic, Double> rates = BusRates.topics(frame, buses.get(b).bus());
            for (TopicStats t : buses.get(b).bus().topics()) {
                families.computeIfAbsent(source(frame.topics(), t.topic()), name -> Strands.of(name, order(frame.topics(), t.topic()), buses.size(), State.OK))
                        .add(b, rates.get(t.topic()), t.published());
            }
        }
        var byHome = Comparator.comparingInt(Strands::home).thenComparingInt(Strands::order).thenComparing(Strands::name);
        return families.values().stream().sorted(byHome).map(Strands::end).toList();
    }

    /** Those of a group beside the bus that serves them most. */
    private static List<End> readers(Frame frame, List<BusLook> buses) {
        var readers = new ArrayList<Strands>();
        for (BusStats bus : BusesState.of(frame.state()).buses()) {
            for (InboxStats i : sorted(frame, Buses.listeners(bus))) {
                if (i.name().startsWith(Question.GROUP)) continue; // part of its engine
                var reader = Strands.of(frame.inbox(i.name()), readers.size(), buses.size(), state(frame, i));
                for (int b = 0; b < buses.size(); b++) {
                    BusStats over = buses.get(b).bus();
                    if (bus.each().stream().noneMatch(each -> each == over)) continue;
                    if (buses.get(b).isWired()) for (String name : List.of(i.name(), Question.GROUP + i.name())) reader.add(b, BusRates.reached(frame, over, name), over.wire().link().reached().getOrDefault(name, 0L));
                    else reader.add(b, BusRates.handled(frame, bus.name(), i.name()), i.handled());
                }
                readers.add(reader);
            }
        }
        return readers.stream().sorted(Comparator.comparingInt(Strands::home).thenComparingInt(Strands::order)).map(Strands::end).toList();
    }

    private static Hub hub(Frame frame, BusLook look) {
        BusStats bus = look.bus();
        var facts = new ArrayList<String>();
        if (bus.state() != BusStats.State.UP) facts.add(Buses.word(bus));
        facts.add(Format.rate(frame.busPerSecond(bus.name()), "msg"));
        if (look.isWired()) {
            Latency hop = Buses.hop(bus);
            facts.add("p99 " + Format.latency(hop.isEmpty() ? Double.NaN : hop.p99()));
            facts.add(Format.whole(bus.wire().flow().queued()) + " wait");
            facts.add(Format.whole(Buses.lostOnTheWay(bus)) + " lost");
        } else {
            facts.add(Format.whole(Buses.waiting(bus)) + " wait");
            facts.add(Format.rate(frame.busPerSecond(bus.name(), BusStats::conflated), "merged"));
            facts.add(Format.whole(Buses.dropped(bus)) + " lost");
        }
        return new Hub(bus.name(), look.ink(), State.of(Buses.level(bus)), facts);
    }

    /** Engines in their order, then whoever else listens, by name. */
    static List<InboxStats> sorted(Frame frame, List<InboxStats> inboxes) {
        List<String> engines = EnginesState.of(frame.state()).engines().stream().map(e -> e.id().id()).toList();
        return inboxes.stream().sorted(Comparator.comparing((InboxStats i) -> engines.contains(i.name()) ? engines.indexOf(i.name()) : engines.size())
                .thenComparing(InboxStats::name)).toList();
    }

    /** Along the way of a tick; what belongs to no family comes last. */
    private static int order(TopicFamilies families, Topic topic) {
        return families.of(topic).map(f -> f.stage().ordinal()).orElse(Stage.values().length);
    }

    /** The venue where one speaks, else the family; of a topic of none its first two parts. */
    static String source(TopicFamilies families, Topic topic) {
        return families.of(topic).map(f -> venue(f, topic).orElse(f.label())).orElseGet(() -> topic.name().replaceFirst("^([^.]*\\.[^.]*)\\..*", "$1"));
    }

    private static Optional<String> venue(TopicFamily<?> family, Topic topic) {
        if (family.stage() != Stage.VENUES) return Optional.empty();
        String name = family.about(topic).split("\\.", 2)[0];
        return Stream.of(Venue.values()).filter(v -> v.name().equals(name)).map(Venue::label).findFirst();
    }

    /** As it was judged. */
    static State state(Frame frame, InboxStats i) {
        if (i.done().isEmpty()) return State.IDLE;
        return Verdicts.state(frame.verdict(), EnginesState.of(frame.state()).engine(i.name()).isPresent() ? Gauges.ENGINE_P99 : Gauges.INBOX_P99, i.name());
    }
}
