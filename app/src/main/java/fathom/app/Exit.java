package fathom.app;

/** What the process ends with. */
public final class Exit {
    public static final int PASSED = 0;
    public static final int THRESHOLD_FAILED = 2;
    public static final int NO_WORK = 3;
    public static final int INCONCLUSIVE = 4;
    public static final int USAGE = 64;
    public static final int COULD_NOT_RUN = 70;

    private Exit() {}
}
