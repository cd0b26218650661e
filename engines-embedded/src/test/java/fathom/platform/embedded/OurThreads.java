package fathom.platform.embedded;

import java.util.Set;
import java.util.stream.Collectors;

/** Which threads were there before a platform started, so that it can be said which are left when it is closed. */
final class OurThreads {
    /** The pools and timers of the JDK, which live as long as the process and never hold it, and those of the test itself. */
    private static final Set<String> FOREIGN = Set.of("ForkJoinPool", "CompletableFutureDelayScheduler", "Common-Cleaner", "Cleaner-", "process reaper", "surefire", "awaitility");

    private final Set<Thread> before = Thread.getAllStackTraces().keySet();

    /** Names of the threads that came since and live, but for those that are no platform's. */
    Set<String> left() {
        return Thread.getAllStackTraces().keySet().stream().filter(t -> t.isAlive() && !before.contains(t)).map(Thread::getName)
                .filter(name -> FOREIGN.stream().noneMatch(name::startsWith)).collect(Collectors.toSet());
    }
}
