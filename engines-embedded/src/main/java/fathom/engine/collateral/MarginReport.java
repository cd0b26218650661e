package fathom.engine.collateral;

import fathom.bus.MessageType;
import fathom.bus.TopicFamily;
import fathom.bus.TopicFamily.Stage;
import fathom.model.EventTimed;
import java.util.List;

/**
 * What must be put up for one portfolio, and how far it is from a margin call. Money in the currency of the prices; a figure that is not known is NaN.
 *
 * @param at          event time, epoch nanoseconds; 0 of positions that were brought along
 * @param equity      cash and the value of all positions
 * @param borrowed    cash below zero, as a number above it
 * @param excess      equity less maintenance; below zero the portfolio is called
 * @param fall        per cent by which all prices may fall together until equity is the maintenance requirement; 0 when it is called, NaN when no fall does that
 * @param rise        the same of a rise, up to {@value MarginAccount#MOST_RISE} times the prices
 * @param curve       what equity and requirement would be at other prices
 * @param unknown     why figures are NaN, one sentence; empty when they are not
 */
public record MarginReport(String portfolio, long at, double equity, double cash, double borrowed, double initial, double maintenance, double excess, double fall, double rise,
                           List<Position> positions, List<Point> curve, String unknown) implements EventTimed {
    public static final TopicFamily<MarginReport> TOPICS = TopicFamily.of("collateral.margin", Stage.ENGINES, "Margin", MessageType.RISK_METRIC, MarginReport.class, "margin").latestOnScreen();

    /** @param fall per cent by which this price alone may fall; @param rise the same of a rise; see {@link MarginReport} */
    public record Position(String underlying, double quantity, double price, double value, double initial, double maintenance, double fall, double rise) {}

    /** @param times prices over those of now */
    public record Point(double times, double equity, double initial, double maintenance) {}

    public MarginReport {
        positions = List.copyOf(positions);
        curve = List.copyOf(curve);
    }

    static MarginReport unknown(String portfolio, long at, double cash, String why) {
        double none = Double.NaN;
        return new MarginReport(portfolio, at, none, cash, none, none, none, none, none, none, List.of(), List.of(), why);
    }

    @Override
    public long eventTime() {
        return at;
    }

    public boolean isKnown() {
        return unknown.isEmpty();
    }

    /** Known, and equity below the maintenance requirement. */
    public boolean isCalled() {
        return excess < 0;
    }

    /** Of equity that maintenance takes, 0 to 1 and more; NaN without equity. */
    public double used() {
        return equity > 0 ? maintenance / equity : Double.NaN;
    }
}
