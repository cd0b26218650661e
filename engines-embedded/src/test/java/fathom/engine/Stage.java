package fathom.engine;

import fathom.bus.Envelope;
import fathom.bus.MessageType;
import fathom.bus.Topic;
import fathom.bus.Topics;
import fathom.model.Book;
import fathom.model.FeatureVector;
import fathom.model.Gap;
import fathom.model.Trade;
import fathom.setting.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Puts messages to an engine without a bus, and keeps what it publishes. */
public final class Stage {
    public record Said(Topic topic, MessageType type, Object payload) {}

    private final Engine engine;
    private final List<Said> said = new ArrayList<>();
    private long id;

    public Stage(Engine engine) {
        this.engine = engine;
    }

    public void put(Object payload) {
        Topic topic = switch (payload) {
            case Book b -> Topics.BOOKS.topic(b.instrument());
            case Trade t -> Topics.TRADES.topic(t.instrument());
            case Gap g -> Topics.GAPS.topic(g.instrument());
            default -> Topic.of("market_data.other");
        };
        var message = new Envelope(++id, topic, MessageType.MARKET_DATA, MessageType.MARKET_DATA.priority(), "feed", 0, 0, 0, payload);
        engine.onMessage(message, (to, type, result) -> said.add(new Said(to, type, result)));
    }

    public Stage putAll(List<?> payloads) {
        payloads.forEach(this::put);
        return this;
    }

    public List<Said> said() {
        return said;
    }

    public <T> List<T> said(Class<T> type) {
        return said.stream().map(Said::payload).filter(type::isInstance).map(type::cast).toList();
    }

    public Object ask(String kind, String subject) {
        return engine.answer(new Question(kind, subject, "test"), Settings.NONE);
    }

    /** Everything it published, as text with every digit: arrays have no equality of their own. */
    public List<String> transcript() {
        return said.stream().map(s -> s.topic + " " + s.type + " " + (s.payload instanceof FeatureVector v
                ? v.instrument() + " " + v.at() + " " + v.bars() + " " + Arrays.toString(v.values()) : s.payload.toString())).toList();
    }
}
