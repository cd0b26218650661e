package fathom.bus.redis;

/** Something that should not happen was met lately: told for a minute, so that whoever looks now and then hears of it. Safe for several threads. */
final class Alarm {
    static final long LASTS = 60_000_000_000L;

    private record Raised(String what, long at) {}

    private volatile Raised last;

    /** @param now of {@link System#nanoTime}. @return whether it is news: the last one was another, or is over */
    boolean raise(String what, long now) {
        Raised before = last;
        last = new Raised(what, now);
        return before == null || !before.what.equals(what) || now - before.at > LASTS;
    }

    /** Empty when there is none. */
    String what(long now) {
        Raised raised = last;
        return raised == null || now - raised.at > LASTS ? "" : raised.what;
    }
}
