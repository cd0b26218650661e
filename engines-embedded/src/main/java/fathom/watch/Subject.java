package fathom.watch;

/**
 * What a condition is about.
 *
 * @param kind  as in rules and in {@code /health}, e.g. {@code engine}; one of those here, or an area's own
 * @param id    of it among its kind; empty where there is but one
 * @param label for people, e.g. {@code Risk}
 */
public record Subject(String kind, String id, String label) {
    public static final String DESK = "desk", ENGINE = "engine", BUS = "bus", INBOX = "inbox", FEED = "feed", VENUE = "venue", PORTFOLIO = "portfolio", MACHINE = "machine", SCREEN = "screen";

    /** In the plain words of a program: {@code engine risk}, {@code the feed}. */
    public String plain() {
        return id.isEmpty() ? "the " + kind : kind + " " + id;
    }

    public boolean is(String kind, String id) {
        return this.kind.equals(kind) && this.id.equals(id);
    }
}
