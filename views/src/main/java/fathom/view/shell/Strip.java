package fathom.view.shell;

import fathom.market.FeedStatus;
import fathom.measure.Provenance;
import fathom.style.Token;
import fathom.style.Type;
import fathom.view.format.Format;
import fathom.view.piece.Pen;
import fathom.view.piece.Rich;
import fathom.view.piece.Surface;
import fathom.view.piece.Tip;
import java.util.List;
import java.util.Locale;

/** What the whole feed is, and what the marks mean. */
final class Strip extends Surface {
    static final double HEIGHT = 24;
    private static final double INSET = 12, MARK = 13, TOP = 5;
    private static final String UNMARKED = "Unmarked = measured", FAILED = "NOT STARTED", STILL = "STANDS STILL";

    private final Tip tip = new Tip(this);
    private Provenance provenance = Provenance.MEASURED;
    private String word = "", text = "", shortText = "";

    Strip() {
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        setMinWidth(0);
    }

    /** @param recorded whether the machine that is shown is a recording */
    void show(FeedStatus feed, boolean recorded) {
        show(feed.provenance(), word(feed), says(feed, recorded), brief(feed, recorded));
    }

    /** Before there is a platform to look at. */
    void starting() {
        show(Provenance.MEASURED, "STARTING", "The platform is being started; nothing has been measured yet.", "Nothing has been measured yet.");
    }

    /** When there will be none. @param why a sentence */
    void failed(String why) {
        show(Provenance.MEASURED, FAILED, why, why);
    }

    /** When frames do not come any more. @param since epoch nanoseconds; @param why empty where it is not known */
    void standsStill(long since, String why) {
        String says = "Nothing new since " + Format.time(since) + ": every value is of then." + (why.isEmpty() ? "" : " " + why);
        show(provenance, STILL, says, says);
    }

    private void show(Provenance feed, String now, String says, String brief) {
        if (now.equals(word) && says.equals(text) && feed == provenance) return;
        provenance = feed;
        word = now;
        text = says;
        shortText = brief;
        setAccessibleText(word + ". " + text);
        tip.say(text);
        wholly();
    }

    private static String word(FeedStatus feed) {
        if (feed.state() == FeedStatus.State.NEW) return "NO FEED YET";
        String state = switch (feed.state()) {
            case PAUSED -> ", PAUSED";
            case ENDED -> ", ENDED";
            case FAILED -> ", FAILED";
            case NEW, RUNNING -> "";
        };
        return switch (feed.provenance()) {
            case SIMULATED -> "SIMULATED FEED";
            case REPLAYED -> "REPLAYED";
            default -> "LIVE, READ-ONLY";
        } + state;
    }

    private static String says(FeedStatus feed, boolean recorded) {
        return switch (feed.provenance()) {
            case SIMULATED -> feed.description() + ": prices, fills and P&L are simulated. Latency" + (recorded ? " and throughput are measured on this machine; the machine on Hardware is a recording."
                    : ", throughput and hardware readings are measured on this machine.");
            case REPLAYED -> feed.description() + ", " + speed(feed) + ", at " + Format.date(feed.clock()) + " " + Format.time(feed.clock()) + done(feed)
                    + (feed.error().isEmpty() ? "" : ". " + feed.error());
            default -> feed.description() + (feed.error().isEmpty() ? "" : ". " + feed.error());
        };
    }

    private static String brief(FeedStatus feed, boolean recorded) {
        return feed.provenance() == Provenance.SIMULATED ? feed.description() + ": prices, fills and P&L are simulated. " + (recorded ? "Latency, rates are measured; hardware is a recording."
                : "Latency, rates, hardware are measured.") : says(feed, recorded);
    }

    private static String speed(FeedStatus feed) {
        return Double.isInfinite(feed.speed()) ? "as fast as possible" : "× " + Format.number(feed.speed(), 1);
    }

    private static String done(FeedStatus feed) {
        return Double.isNaN(feed.progress()) ? "" : ", " + Format.percent(feed.progress() * 100, 0) + " done";
    }

    @Override
    protected void paint(Pen pen, double width, double height, boolean whole) {
        boolean failed = word.equals(FAILED) || word.equals(STILL);
        Token ground = failed ? Token.BAD_BG : provenance == Provenance.SIMULATED ? Token.PS_BG : provenance == Provenance.REPLAYED ? Token.PR_BG : Token.BG1;
        pen.fill(ground, 0, 0, width, height);
        pen.across(Token.LINE1, 0, height - 1, width);
        double baseline = Pen.baseline(0, height - 1), x = INSET;
        double mark = pen.mark(provenance, x, TOP);
        x += mark > 0 ? mark + 8 : 0;
        Token ink = failed ? Token.BAD : provenance == Provenance.SIMULATED ? Token.PS : provenance == Provenance.REPLAYED ? Token.PR : Token.T1;
        x = pen.text(word, x, baseline, Type.SMALL_STRONG, ink) + 8;
        double room = width - INSET - legendWidth() - 16 - x;
        String fits = Pen.width(text, Type.SMALL) <= room ? text : shortText;
        pen.rich(Pen.fitting(Rich.of(fits), width - INSET - x, Type.SMALL), x, baseline, Type.SMALL, Token.T2);
        if (Pen.width(fits, Type.SMALL) <= room) legend(pen, width - INSET - legendWidth(), baseline);
    }

    /** The feed's own provenance first, then those that other values may have. */
    private List<Provenance> listed() {
        return List.of(provenance == Provenance.REPLAYED ? Provenance.REPLAYED : Provenance.SIMULATED, Provenance.ESTIMATED, Provenance.SPECIFIED, Provenance.DERIVED);
    }

    private static String name(Provenance p) {
        return p == Provenance.SPECIFIED ? "data sheet" : p.name().toLowerCase(Locale.ROOT);
    }

    private double legendWidth() {
        return Pen.width(UNMARKED, Type.SMALL) + listed().stream().mapToDouble(p -> 8 + MARK + 4 + Pen.width(name(p), Type.SMALL)).sum();
    }

    private void legend(Pen pen, double left, double baseline) {
        double x = pen.text(UNMARKED, left, baseline, Type.SMALL, Token.T2);
        for (Provenance p : listed()) {
            x += 8 + pen.mark(p, x + 8, TOP) + 4;
            x = pen.text(name(p), x, baseline, Type.SMALL, Token.T2);
        }
    }
}
