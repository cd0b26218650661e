package fathom.app.command;

import fathom.app.Exit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * SIGINT and SIGTERM as something to wait for or to act on, so that whoever works ends in its own order and with its own exit code. A second one ends the process
 * at once.
 */
final class StopSignal implements AutoCloseable {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final Map<Signal, SignalHandler> before = new HashMap<>();

    StopSignal() {
        this(() -> {});
    }

    /** @param action done once, on a thread of its own, when the process is asked to end */
    StopSignal(Runnable action) {
        for (String name : List.of("INT", "TERM")) {
            var signal = new Signal(name);
            before.put(signal, Signal.handle(signal, s -> {
                if (asked.getCount() == 0) Runtime.getRuntime().halt(Exit.COULD_NOT_RUN);
                asked.countDown();
                action.run();
            }));
        }
    }

    void await() throws InterruptedException {
        asked.await();
    }

    boolean isAsked() {
        return asked.getCount() == 0;
    }

    /** From now on signals do what they did before. */
    @Override
    public void close() {
        before.forEach(Signal::handle);
    }
}
