package fathom.platform.remote;

import fathom.bus.Bus;
import fathom.bus.Envelope;
import fathom.bus.Interest;
import fathom.bus.Subscription;
import fathom.bus.Topics;
import fathom.model.PortfolioMark;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** The latest mark of each portfolio on the bus. */
final class Marks implements AutoCloseable {
    private final Map<String, PortfolioMark> latest = new ConcurrentHashMap<>();
    private final Subscription subscription;

    Marks(Bus bus) {
        subscription = bus.subscribe("console marks", List.of(Interest.latest(Topics.MARKS)), this::onMessage);
    }

    private void onMessage(Envelope message) {
        if (message.payload() instanceof PortfolioMark mark) latest.put(mark.id(), mark);
    }

    /** Those of these portfolios that were marked so far, in this order. */
    List<PortfolioMark> of(List<String> portfolios) {
        return portfolios.stream().map(latest::get).filter(Objects::nonNull).toList();
    }

    @Override
    public void close() {
        subscription.close();
    }
}
