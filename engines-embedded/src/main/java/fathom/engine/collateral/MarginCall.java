package fathom.engine.collateral;

import fathom.bus.MessageType;
import fathom.bus.TopicFamily;
import fathom.bus.TopicFamily.Stage;
import fathom.model.EventTimed;

/**
 * The equity of a portfolio fell below its maintenance requirement, or came back.
 *
 * @param at        event time, epoch nanoseconds
 * @param called    or else back
 * @param shortfall money by which equity is too low; 0 when back
 */
public record MarginCall(String portfolio, long at, boolean called, double equity, double maintenance, double shortfall) implements EventTimed {
    public static final TopicFamily<MarginCall> TOPICS = TopicFamily.of("collateral.call", Stage.ENGINES, "Margin calls", MessageType.MARGIN_CALL, MarginCall.class, "margin-call").latestOnScreen();

    @Override
    public long eventTime() {
        return at;
    }
}
