package fathom.scenario;

import fathom.bus.Bus;
import fathom.bus.Interest;
import fathom.bus.MessageType;
import fathom.bus.Subscription;
import fathom.bus.Topics;
import fathom.desk.PortfolioMark;
import fathom.engine.Answer;
import fathom.engine.EngineId;
import fathom.engine.EngineStatus;
import fathom.engine.EngineStatus.State;
import fathom.engine.Question;
import fathom.hardware.HardwareSnapshot;
import fathom.measure.Clock;
import fathom.measure.Provenance;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** A platform with engines that answer whatever the test wants. */
final class TestPlatform implements ScenarioContext {
    /** What a silent engine answers. */
    static final Function<Question, Answer> NOTHING = question -> null;

    final TestBus bus;
    final Map<EngineId, State> states = new EnumMap<>(EngineId.class);
    List<PortfolioMark> portfolios = List.of();
    volatile long eventTime = 1_000_000_000_000L;
    CrashMarket market = spec -> (seconds, sink) -> { };

    private final Clock clock;
    private final List<Target> targets = new ArrayList<>();
    private final Map<EngineId, Subscription> inboxes = new EnumMap<>(EngineId.class);

    TestPlatform(Clock clock) {
        this.clock = clock;
        this.bus = new TestBus(clock);
    }

    static Function<Question, Answer> body(EngineId engine, Object body) {
        return question -> new Answer(engine, question, body, null);
    }

    static Function<Question, Answer> error(EngineId engine, String sentence) {
        return question -> new Answer(engine, question, null, sentence);
    }

    TestPlatform engine(EngineId engine, Function<Question, Answer> answers) {
        return engine(engine, answers, List.of(), payload -> { });
    }

    /** @param consumes further interests; @param consumer gets their payloads */
    TestPlatform engine(EngineId engine, Function<Question, Answer> answers, List<Interest> consumes, Consumer<Object> consumer) {
        targets.add(new Target(engine, "state", List.of("BTC", "ETH")));
        states.put(engine, State.RUNNING);
        var publisher = bus.publisher(engine.id());
        var interests = new ArrayList<>(consumes);
        interests.add(Interest.lossless(Topics.question(engine.id()).name()));
        inboxes.put(engine, bus.subscribe(engine.id(), interests, message -> {
            if (!(message.payload() instanceof Question question)) {
                consumer.accept(message.payload());
                return;
            }
            var answer = answers.apply(question);
            if (answer == null) return;
            publisher.publish(Topics.answer(question.replyTo()), MessageType.ANSWER, MessageType.ANSWER.priority(), answer, message.intended(),
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
    public long eventTime() {
        return eventTime;
    }

    @Override
    public Provenance market() {
        return Provenance.REPLAYED;
    }

    @Override
    public CrashMarket crashMarket() {
        return market;
    }
}
