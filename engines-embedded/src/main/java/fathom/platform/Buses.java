package fathom.platform;

import fathom.bus.Bus;
import fathom.bus.local.LocalBus;

/** The buses that there are, by the name that the command line gives them. */
public final class Buses {
    public static final String LOCAL = "local";

    private Buses() {}

    /** Says at once what cannot work, without trying it. @throws IllegalArgumentException with one sentence */
    public static void check(String option) {
        if (!option.equals(LOCAL)) throw new IllegalArgumentException("this version has the bus 'local' only");
    }

    /** Whether it lies outside this process and whatever this process starts, so that a platform may be running on it already. */
    public static boolean isElsewhere(String option) {
        return !option.equals(LOCAL);
    }

    /** As it may be printed: without user and password. */
    public static String shown(String option) {
        return option.replaceAll("//[^@/,]*@", "//");
    }

    /** @param option as checked by {@link #check}; @throws IllegalArgumentException when it is none */
    public static Bus open(String option) {
        check(option);
        return new LocalBus("In-process");
    }
}
