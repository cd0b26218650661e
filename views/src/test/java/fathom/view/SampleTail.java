package fathom.view;

import fathom.bus.Envelope;
import fathom.bus.MessageType;
import fathom.bus.Topic;
import fathom.bus.TopicPattern;
import fathom.bus.Topics;
import fathom.desk.DeskState;
import fathom.engine.EngineId;
import fathom.engine.Question;
import fathom.engine.ResultsState;
import fathom.engine.ResultsState.Result;
import fathom.market.MarketState;
import fathom.platform.Platform.Tail;
import fathom.state.PlatformState;
import fathom.view.format.Format;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A tail over the messages that the sample platform would have published lately. */
public final class SampleTail implements Tail {
    private static final long LATE = 14_600;

    private final TopicPattern pattern;
    private final List<Envelope> messages = new ArrayList<>();
    private long seen;
    private boolean closed;

    public SampleTail(String pattern) {
        this.pattern = new TopicPattern(pattern);
        var state = SampleState.at(1620);
        MarketState.of(state).books().values().stream().sorted(Comparator.comparing(b -> b.instrument().toString()))
                .forEach(b -> add(Topics.BOOKS.topic(b.instrument()), MessageType.MARKET_DATA, "feed", b.receivedAt(), b));
        MarketState.of(state).trades().forEach(t -> add(Topics.TRADES.topic(t.instrument()), MessageType.TRADE_EXECUTION, "feed", t.receivedAt(), t));
        results(state);
        DeskState.of(state).portfolios().forEach(p -> add(Topics.MARKS.topic(p.id()), MessageType.PORTFOLIO_UPDATE, "desk", p.at(), p));
        DeskState.of(state).arbitrage().open().forEach(o -> add(Topic.of("arbitrage.opportunity." + o.base()), MessageType.STRATEGY_SIGNAL, "desk", o.lastAt(), o));
        add(Question.to(EngineId.RISK), MessageType.QUESTION, "console", state.at(), new Question("var", "growth", "console"));
        messages.sort(Comparator.comparingLong(Envelope::sent).reversed());
    }

    private void results(PlatformState state) {
        ResultsState.of(state).latest().values().forEach(r -> add(Topic.of(r.topic()), MessageType.PRICE_UPDATE, EngineId.MARKETDATA.id(), r.at(), r.payload()));
    }

    private void add(Topic topic, MessageType type, String source, long due, Object payload) {
        if (!pattern.matches(topic)) return;
        seen++;
        messages.addFirst(new Envelope(seen, topic, type, type.priority(), source, due, due + LATE + seen * 700, 0, payload));
    }

    /** One more message came. */
    public void more() {
        Envelope last = messages.getFirst();
        seen++;
        messages.addFirst(new Envelope(seen, last.topic(), last.type(), last.priority(), last.source(), last.intended(), last.sent() + 1_000_000, 0,
                last.payload()));
    }

    public boolean isClosed() {
        return closed;
    }

    @Override
    public String refusal() {
        return "";
    }

    @Override
    public List<Envelope> latest() {
        return List.copyOf(messages);
    }

    @Override
    public long seen() {
        return seen;
    }

    @Override
    public long skipped() {
        return 0;
    }

    @Override
    public void close() {
        closed = true;
    }

    @Override
    public String toString() {
        return pattern.text() + ": " + Format.whole(seen);
    }
}
