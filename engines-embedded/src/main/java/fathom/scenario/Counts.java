package fathom.scenario;

/**
 * How much work there was: {@code sent = succeeded + failed + shed + inFlight + lost}.
 *
 * @param intended what the schedule demanded; @param sent of it, handed to the target
 * @param failed   came back with an error; @param shed left out by the target on purpose
 * @param inFlight on its way when it was counted, or when the run was cut off; @param lost had all its time and never came back
 */
public record Counts(long intended, long sent, long succeeded, long failed, long shed, long inFlight, long lost) {
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);

    /** Came back, well or with an error. */
    public long received() {
        return succeeded + failed;
    }
}
