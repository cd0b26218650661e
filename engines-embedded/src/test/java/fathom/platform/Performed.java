package fathom.platform;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.platform.Execution.Outcome;
import java.util.concurrent.TimeUnit;

/** Commands of tests, which unlike views may wait for their outcome. */
public final class Performed {
    private Performed() {}

    public static Outcome outcome(Platform platform, Command command) {
        return platform.perform(command).outcome().toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
    }

    /** What must succeed. @return the id of what came to be */
    public static String on(Platform platform, Command command) {
        Outcome outcome = outcome(platform, command);
        assertThat(outcome.done()).as(outcome.sentence()).isTrue();
        return outcome.id();
    }
}
