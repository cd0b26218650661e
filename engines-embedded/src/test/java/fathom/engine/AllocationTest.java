package fathom.engine;

import static fathom.engine.RandomTape.BINANCE;
import static fathom.engine.RandomTape.START;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import fathom.bus.Envelope;
import fathom.bus.MessageType;
import fathom.bus.Topic;
import fathom.engine.enhancedvpin.EnhancedVpinEngine;
import fathom.engine.features.FeaturesEngine;
import fathom.engine.marketdata.MarketDataEngine;
import fathom.engine.vpin.VpinEngine;
import fathom.model.Book;
import fathom.model.Side;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A tick between two bars, two publications or two buckets leaves nothing for the garbage collector. */
class AllocationTest {
    private static final int TICKS = 100_000;
    private static final Topic TOPIC = Topic.of("market_data.tick");

    @Test
    void aTickAllocatesNothing() {
        Book book = RandomTape.book(BINANCE, START, 100, 102);
        var ticks = List.of(envelope(new Book(BINANCE, START, START, 5, book.bids(), book.asks())), envelope(new Book(BINANCE, START, START, 5, book.asks(), book.bids())),
                envelope(RandomTape.trade(BINANCE, START, 1, 101, 1, Side.BUY)));
        assertNothing(new MarketDataEngine(), ticks);
        assertNothing(new FeaturesEngine(), ticks);
        assertNothing(new VpinEngine(), ticks.subList(2, 3));
        assertNothing(new EnhancedVpinEngine(), ticks);
    }

    private static void assertNothing(Engine engine, List<Envelope> ticks) {
        EngineOutput out = (topic, type, payload) -> {};
        run(engine, ticks, out);
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        run(engine, ticks, out);
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat((double) bytes / TICKS).as("bytes a tick of %s", engine.getClass().getSimpleName()).isLessThan(1);
    }

    private static void run(Engine engine, List<Envelope> ticks, EngineOutput out) {
        for (int i = 0; i < TICKS; i++) engine.onMessage(ticks.get(i % ticks.size()), out);
    }

    private static Envelope envelope(Object payload) {
        return new Envelope(1, TOPIC, MessageType.MARKET_DATA, MessageType.MARKET_DATA.priority(), "feed", 0, 0, 0, payload);
    }
}
