package fathom.view.piece;

import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;

/** Something that a piece did or could not do, on its way up to whoever tells the operator. */
public final class Notice extends Event {
    public static final EventType<Notice> TYPE = new EventType<>(Event.ANY, "NOTICE");

    private final transient State state;
    private final String title, text;

    private Notice(State state, String title, String text) {
        super(TYPE);
        this.state = state;
        this.title = title;
        this.text = text;
    }

    /** @param text a sentence, or empty */
    public static void send(Node from, State state, String title, String text) {
        from.fireEvent(new Notice(state, title, text));
    }

    public State state() {
        return state;
    }

    public String title() {
        return title;
    }

    public String text() {
        return text;
    }
}
