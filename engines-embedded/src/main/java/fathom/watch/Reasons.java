package fathom.watch;

import fathom.measure.Level;
import fathom.measure.Limit.Comparison;
import fathom.measure.Limit;
import fathom.measure.Quantity;
import fathom.model.PortfolioMark.LimitUse;
import fathom.watch.Reason.Figure;
import fathom.watch.Reason.Words;

/** How it is said that something is past a level. */
final class Reasons {
    private Reasons() {}

    /** E.g. {@code p99 60.0 ms, limit 50.0 ms}. */
    static Reason of(Gauge gauge, Limit limit, double value, Level level) {
        boolean none = limit.comparison() == Comparison.EQUAL && limit.limit() == 0;
        var end = none ? new Words(gauge.after()) : new Words(gauge.after() + (level == Level.WARN ? ", warns " : ", limit "));
        return none ? Reason.of(new Words(gauge.before()), figure(gauge, limit, value, true), end)
                : Reason.of(new Words(gauge.before()), figure(gauge, limit, value, true), end, figure(gauge, limit, limit.level(level), false));
    }

    private static Figure figure(Gauge gauge, Limit limit, double value, boolean main) {
        if (Double.isNaN(value)) return new Figure(value, limit.unit(), main);
        return gauge.quantity() == Quantity.TIME ? new Figure(value * Quantity.nanos(limit.unit()), "ns", main) : new Figure(value, limit.unit(), main);
    }

    static Reason of(LimitUse use, Level level) {
        if (!use.isKnown()) return Reason.words("not known any more: " + use.why());
        return Reason.of(new Figure(use.used(), "", true), new Words(level == Level.WARN ? ", warns " : ", limit "), new Figure(use.limit().level(level), use.limit().unit(), false));
    }

    /** What stands after the subject in the list of what happened. */
    static String words(Condition c) {
        String why = c.reason().text(), says = c.says().startsWith(": ") ? c.says().substring(2) + " " : c.says() + (why.isEmpty() ? "" : ": ");
        return says + why;
    }

    /** The same when it is over. */
    static String over(Condition c) {
        if (c.says().startsWith(": ")) return c.says().substring(2) + " is back inside its limit";
        for (String verb : new String[] {"is ", "are "}) if (c.says().startsWith(verb)) return verb + "no longer " + c.says().substring(verb.length());
        return "all right again";
    }
}
