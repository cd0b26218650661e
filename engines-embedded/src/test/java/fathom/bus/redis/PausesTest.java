package fathom.bus.redis;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class PausesTest {
    @Test
    void wakingItForSomethingElseDoesNotEndAPauseAndItsEndDoes() {
        var over = new AtomicBoolean();
        Thread thread = Thread.ofPlatform().daemon().start(() -> Pauses.sleep(TimeUnit.HOURS.toNanos(1), over::get));
        Awaitility.await().during(Duration.ofMillis(100)).until(() -> {
            LockSupport.unpark(thread);
            return thread.isAlive();
        });
        over.set(true);
        LockSupport.unpark(thread);
        Awaitility.await().until(() -> !thread.isAlive());
    }
}
