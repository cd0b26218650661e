package fathom.view.buses;

import fathom.bus.BusStats;
import fathom.bus.BusStats.TopicStats;
import fathom.bus.InboxStats;
import fathom.bus.Topic;
import fathom.engine.EngineId;
import fathom.measure.Latency;
import fathom.model.Venue;
import fathom.style.Token;
import fathom.view.Buses;
import fathom.view.Frame;
import fathom.view.Lateness;
import fathom.view.format.Format;
import fathom.view.piece.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What flows from whom over which bus to whom.
 *
 * @param sources families of topics; market data by its venue
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

    private static final String QUESTIONS = "engine.";
    private static final Pattern UNDER_VENUES = Pattern.compile("market_data\\.(book|trade|gap)\\..*");

    static Flow of(Frame frame) {
        List<BusLook> buses = BusLook.of(frame.state());
        return new Flow(sources(frame, buses), buses.stream().map(b -> hub(frame, b)).toList(), readers(frame, buses));
    }

    private static List<End> sources(Frame frame, List<BusLook> buses) {
        Map<String, Strands> families = new LinkedHashMap<>();
        for (int b = 0; b < buses.size(); b++) {
            Map<Topic, Double> rates = BusRates.topics(frame, buses.get(b).bus());
            for (TopicStats t : buses.get(b).bus().topics()) {
                families.computeIfAbsent(family(t.topic()), name -> Strands.of(name, order(t.topic()), buses.size(), State.OK))
                        .add(b, rates.get(t.topic()), t.published());
            }
        }
        var byHome = Comparator.comparingInt(Strands::home).thenComparingInt(Strands::order).thenComparing(Strands::name);
        return families.values().stream().sorted(byHome).map(Strands::end).toList();
    }

    /** Those of a group beside the bus that serves them most. */
    private static List<End> readers(Frame frame, List<BusLook> buses) {
        var readers = new ArrayList<Strands>();
        for (BusStats bus : frame.state().buses()) {
            for (InboxStats i : sorted(Buses.listeners(bus))) {
                if (isQuestions(i.name())) continue; // part of its engine
                var reader = Strands.of(label(i.name()), readers.size(), buses.size(), state(frame, i));
                for (int b = 0; b < buses.size(); b++) {
                    BusStats over = buses.get(b).bus();
                    if (bus.each().stream().noneMatch(each -> each == over)) continue;
                    if (buses.get(b).isWired()) for (String name : List.of(i.name(), QUESTIONS + i.name())) reader.add(b, BusRates.reached(frame, over, name), over.wire().reached().getOrDefault(name, 0L));
                    else reader.add(b, BusRates.handled(frame, bus.name(), i.name()), i.handled());
                }
                readers.add(reader);
            }
        }
        return readers.stream().sorted(Comparator.comparingInt(Strands::home).thenComparingInt(Strands::order)).map(Strands::end).toList();
    }

    /** An engine on a bus that several processes share has a second inbox, for the questions that it shares with its copies. */
    private static boolean isQuestions(String inbox) {
        return inbox.startsWith(QUESTIONS) && EngineId.of(inbox.substring(QUESTIONS.length())).isPresent();
    }

    private static Hub hub(Frame frame, BusLook look) {
        BusStats bus = look.bus();
        var facts = new ArrayList<String>();
        if (bus.state() != BusStats.State.UP) facts.add(Buses.word(bus));
        facts.add(Format.rate(frame.busPerSecond(bus.name()), "msg"));
        if (look.isWired()) {
            Latency hop = bus.wire().hop();
            facts.add("p99 " + Format.latency(hop.isEmpty() ? Double.NaN : hop.p99()));
            facts.add(Format.whole(bus.wire().queued()) + " wait");
            facts.add(Format.whole(Buses.lostOnTheWay(bus)) + " lost");
        } else {
            facts.add(Format.whole(Buses.waiting(bus)) + " wait");
            facts.add(Format.rate(frame.busPerSecond(bus.name(), BusStats::conflated), "merged"));
            facts.add(Format.whole(Buses.dropped(bus)) + " lost");
        }
        return new Hub(bus.name(), look.ink(), Buses.state(bus), facts);
    }

    /** Engines in their order, then whoever else listens, by name. */
    static List<InboxStats> sorted(List<InboxStats> inboxes) {
        return inboxes.stream().sorted(Comparator.comparing((InboxStats i) -> EngineId.of(i.name()).map(Enum::ordinal).orElse(EngineId.values().length))
                .thenComparing(InboxStats::name)).toList();
    }

    /** Market data first. */
    private static int order(Topic topic) {
        return UNDER_VENUES.matcher(topic.name()).matches() ? 0 : 1;
    }

    /** The venue of market data, else the first two parts of the topic. */
    static String family(Topic topic) {
        String[] parts = topic.name().split("\\.", 4);
        if (parts.length > 2 && UNDER_VENUES.matcher(topic.name()).matches()) {
            for (Venue v : Venue.values()) if (v.name().equals(parts[2])) return v.label();
        }
        return parts.length < 2 ? topic.name() : parts[0] + "." + parts[1];
    }

    /** An engine by its name on screen, anybody else by the name of the inbox. */
    static String label(String inbox) {
        if (isQuestions(inbox)) return label(inbox.substring(QUESTIONS.length())) + ", questions";
        return EngineId.of(inbox).map(EngineId::label).orElseGet(() -> Character.toUpperCase(inbox.charAt(0)) + inbox.substring(1));
    }

    /** Late by the engines' limits; others have none. */
    static State state(Frame frame, InboxStats i) {
        if (i.done().isEmpty()) return State.IDLE;
        return EngineId.of(i.name()).map(frame::engine).map(e -> Lateness.of(e, frame.state().at())).orElse(State.OK);
    }
}
