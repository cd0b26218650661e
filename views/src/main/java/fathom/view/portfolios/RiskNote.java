package fathom.view.portfolios;

import fathom.engine.portfolio.Allocation;
import fathom.model.RiskReport;
import fathom.view.format.Format;
import fathom.view.piece.Rich;

/** From what a report was made, in words: how many returns of which length, what horizon; or why there is none. */
final class RiskNote {
    private RiskNote() {}

    static Rich of(RiskReport r) {
        if (r == null) return Rich.of("the Risk engine has not reported yet");
        if (!r.isKnown()) return Rich.of(r.why());
        return Rich.of(Rich.num(Format.percent(r.level() * 100, 0)), " over ", Rich.num(span(r.horizon())), " from ", Rich.num(Format.whole(r.samples())),
                " returns of ",
                Rich.num(span(r.interval())), ", scaled by √time");
    }

    static Rich of(Allocation a) {
        if (a == null) return Rich.of("the Portfolio engine has not reported yet");
        if (a.methods().isEmpty()) return Rich.of(a.why());
        String leftOut = a.leftOut().isEmpty() ? "" : "; left out: " + String.join(", ", a.leftOut());
        return Rich.of("from ", Rich.num(Format.whole(a.samples())), " returns of ", Rich.num(span(a.interval())), "; now of NAV, methods of what is invested", leftOut);
    }

    /** A length of time without needless decimals: {@code 1 s}, {@code 5 min}, {@code 1 d}. */
    static String span(long nanos) {
        long seconds = nanos / 1_000_000_000L;
        if (seconds >= 86_400 && seconds % 86_400 == 0) return seconds / 86_400 + " d";
        if (seconds >= 60 && seconds % 60 == 0 && seconds < 3600) return seconds / 60 + " min";
        return seconds > 0 && seconds < 60 && nanos % 1_000_000_000L == 0 ? seconds + " s" : Format.age(nanos);
    }
}
