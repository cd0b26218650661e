package fathom.scenario;

import fathom.bus.Bus;
import fathom.bus.Interest;
import fathom.bus.MessageType;
import fathom.bus.Subscription;
import fathom.bus.Topics;
import fathom.desk.DeskConfig;
import fathom.engine.Answer;
import fathom.engine.EngineId;
import fathom.engine.EngineStatus.State;
import fathom.engine.EngineStatus;
import fathom.engine.Question;
import fathom.hardware.HardwareSnapshot;
import fathom.market.FeedSink;
import fathom.market.FeedStatus;
import fathom.measure.Clock;
import fathom.measure.Provenance;
import fathom.model.Book;
import fathom.model.Gap;
import fathom.model.PortfolioMark;
import fathom.model.Trade;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** A platform with engines that answer whatever the test wants. */
public final class TestPlatform implements ScenarioContext {
    /** What a silent engine answers. */
    public static final Function<Question, Answer> NOTHING = question -> null;

    public final TestBus bus;
    public final Map<EngineId, State> states = new LinkedHashMap<>();
    public List<PortfolioMark> portfolios = List.of();
    public FeedStatus.State feed = FeedStatus.State.RUNNING;
    public volatile Set<String> topics = Set.of();

    private final Clock clock;
    private final List<Target> targets = new ArrayList<>();
    private final Map<EngineId, Subscription> inboxes = new LinkedHashMap<>();

    public TestPlatform(Clock clock) {
        this.clock = clock;
        this.bus = new TestBus(clock);
    }

    public static Function<Question, Answer> body(EngineId engine, Object body) {
        return question -> new Answer(engine.id(), question, body, null);
    }

    public static Function<Question, Answer> error(EngineId engine, String sentence) {
        return question -> new Answer(engine.id(), question, null, sentence);
    }

    public TestPlatform engine(EngineId engine, Function<Question, Answer> answers) {
        return engine(engine, answers, List.of(), payload -> { });
    }

    /** @param consumes further interests; @param consumer gets their payloads */
    public TestPlatform engine(EngineId engine, Function<Question, Answer> answers, List<Interest> consumes, Consumer<Object> consumer) {
        targets.add(new Target(engine, "state", List.of("BTC", "ETH")));
        states.put(engine, State.RUNNING);
        var publisher = bus.publisher(engine.id());
        var interests = new ArrayList<>(consumes);
        interests.add(Interest.lossless(Question.to(engine).name()));
        inboxes.put(engine, bus.subscribe(engine.id(), interests, message -> {
            if (!(message.payload() instanceof Question question)) {
                consumer.accept(message.payload());
                return;
            }
            var answer = answers.apply(question);
            if (answer == null) return;
            publisher.publish(Answer.to(question.replyTo()), MessageType.ANSWER, MessageType.ANSWER.priority(), answer, message.intended(),
                    message.correlation());
        }));
        return this;
    }

    @Override
    public Bus bus() {
        return bus;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public List<Target> targets() {
        return List.copyOf(targets);
    }

    @Override
    public List<EngineStatus> engines() {
        return states.entrySet().stream().map(e -> new EngineStatus(e.getKey(), e.getValue(), 1, "", "", 0, inboxes.get(e.getKey()).stats())).toList();
    }

    @Override
    public List<PortfolioMark> portfolios() {
        return portfolios;
    }

    @Override
    public HardwareSnapshot hardware() {
        return new HardwareSnapshot(clock.now(), new HardwareSnapshot.Machine("Test machine", "Test processor", "Test OS", 1, 2, 1 << 30),
                List.of(10.0, 30.0), List.of());
    }

    @Override
    public FeedStatus feed() {
        return new FeedStatus(feed, Provenance.REPLAYED, "Test feed", 0, Double.NaN, 1, 0, 0, List.of(), "");
    }

    /** The test's own engines once more: what keeps them apart is the platform's part. */
    @Override
    public MarketApart apart(DeskConfig desk) {
        var publisher = bus.publisher("feed");
        return new MarketApart() {
            @Override
            public Bus bus() {
                return bus;
            }

            @Override
            public FeedSink feed() {
                return new FeedSink() {
                    @Override
                    public void book(Book book, long intended) {
                        publisher.publish(Topics.BOOKS.topic(book.instrument()), MessageType.MARKET_DATA, book, intended);
                    }

                    @Override
                    public void trade(Trade trade, long intended) {
                        publisher.publish(Topics.TRADES.topic(trade.instrument()), MessageType.MARKET_DATA, trade, intended);
                    }

                    @Override
                    public void gap(Gap gap, long intended) {}
                };
            }

            @Override
            public void settle() {}

            @Override
            public List<EngineStatus> engines() {
                return TestPlatform.this.engines();
            }

            @Override
            public List<PortfolioMark> portfolios() {
                return portfolios;
            }

            @Override
            public List<Target> targets(List<String> assets) {
                return TestPlatform.this.targets().stream().map(t -> t.engine().equals(EngineId.MARKETDATA) ? new Target(t.engine(), "book", assets) : t).toList();
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public Map<String, Set<String>> inventory() {
        return Map.of("the inbox", Set.copyOf(bus.readers()), "the topic", topics);
    }
}
