package fathom.view.shell;

/**
 * How the console itself does.
 *
 * @param hertz       frames shown, a second
 * @param frameP99    99th percentile of the time one frame takes on the JavaFX thread: update, style, layout and recording the paint; nanoseconds
 * @param intervalP99 of the time between pulses, nanoseconds; says how regular they are only while every pulse is asked for
 * @param busy        share of the time that the JavaFX thread spent on frames, 0 to 1
 * @param skipped     frames that the JavaFX thread was too busy to take, since the start
 */
public record ScreenStats(double hertz, double frameP99, double intervalP99, double busy, long skipped) {
    public static final ScreenStats UNKNOWN = new ScreenStats(Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0);
}
