package fathom.engine;

import fathom.model.EventTimed;
import java.util.ArrayList;
import java.util.List;

/** Puts messages to an engine without a bus, its timers falling due before them as in a run, and keeps what it publishes. */
public final class TimedStage {
    private final Engine engine;
    private final Timers timers = new Timers();
    private final List<Object> said = new ArrayList<>();
    private final EngineOutput out = (topic, type, payload) -> said.add(payload);

    public TimedStage(Engine engine) {
        this.engine = engine;
        engine.open(new EngineContext() {
            @Override
            public Timers timers() {
                return timers;
            }

            @Override
            public JobReport submit(String name, Work work) {
                throw new UnsupportedOperationException(name);
            }
        });
    }

    public TimedStage putAll(List<?> payloads) {
        for (Object payload : payloads) {
            if (payload instanceof EventTimed timed) timers.advance(timed.eventTime(), out);
            engine.onMessage(PortfolioFixtures.envelope(payload), out);
        }
        return this;
    }

    public List<Object> said() {
        return said;
    }

    public <T> List<T> said(Class<T> type) {
        return said.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
