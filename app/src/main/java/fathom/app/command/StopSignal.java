package fathom.app.command;

import fathom.app.Exit;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import sun.misc.Signal;

/**
 * SIGINT and SIGTERM as something to wait for, so that whoever serves ends in its own order and with its own exit code. A second one ends the process at
 * once.
 */
final class StopSignal {
    private final CountDownLatch asked = new CountDownLatch(1);

    StopSignal() {
        for (String name : List.of("INT", "TERM")) {
            Signal.handle(new Signal(name), s -> {
                if (asked.getCount() == 0) Runtime.getRuntime().halt(Exit.COULD_NOT_RUN);
                asked.countDown();
            });
        }
    }

    void await() throws InterruptedException {
        asked.await();
    }
}
