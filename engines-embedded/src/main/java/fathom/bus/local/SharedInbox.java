package fathom.bus.local;

import fathom.bus.Handler;
import fathom.bus.InboxStats;
import fathom.bus.Interest;
import fathom.bus.Topic;
import fathom.bus.Workers;
import fathom.bus.work.KeyedPool;
import java.util.List;
import java.util.function.Consumer;

/** What the one member of a group in this process takes part in. */
final class SharedInbox implements Receiver {
    /** Messages that may wait, per priority: as many as in a lossless inbox that says nothing of it. */
    private static final int CAPACITY = 65_536;

    private final String name;
    private final List<Interest> interests;
    private final KeyedPool pool;
    private final Consumer<Receiver> onClose;

    SharedInbox(String bus, String name, List<Interest> interests, Workers workers, Handler handler, Consumer<Receiver> onClose) {
        this.name = name;
        this.interests = List.copyOf(interests);
        this.onClose = onClose;
        pool = new KeyedPool(bus, name, workers, CAPACITY, handler);
    }

    KeyedPool pool() {
        return pool;
    }

    @Override
    public Box open(Topic topic) {
        return interests.stream().anyMatch(i -> i.pattern().matches(topic)) ? new SharedBox(this) : null;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public InboxStats stats() {
        return pool.stats();
    }

    @Override
    public void close() {
        shut();
        onClose.accept(this);
        awaitEnd();
    }

    @Override
    public void shut() {
        pool.shut();
    }

    @Override
    public void awaitEnd() {
        pool.close();
    }
}
