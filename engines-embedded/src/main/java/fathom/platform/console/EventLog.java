package fathom.platform.console;

import fathom.measure.Clock;
import fathom.measure.Level;
import fathom.state.Event;
import fathom.state.News;
import fathom.state.SectionSource;
import fathom.watch.Subject;
import java.util.ArrayDeque;
import java.util.List;

/** What happened, latest first; the last two hundred. */
public final class EventLog implements SectionSource {
    private static final int KEPT = 200;

    private final ArrayDeque<Event> events = new ArrayDeque<>();

    /** @param state ok, warn, bad or idle */
    public synchronized void add(String state, String where, String what) {
        if (events.size() == KEPT) events.removeLast();
        events.addFirst(new Event(Clock.SYSTEM.now(), state, where, what));
    }

    /** What the judgement says of something changed. */
    void crossed(Level level, Subject subject, String what) {
        add(switch (level) {
            case OK -> "ok";
            case WARN -> "warn";
            case UNKNOWN, BREACH -> "bad";
        }, subject.label(), what);
    }

    @Override
    public News section() {
        return new News(latest());
    }

    private synchronized List<Event> latest() {
        return List.copyOf(events);
    }
}
