package fathom.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fathom.bus.Bus;
import fathom.bus.Interest;
import fathom.bus.Subscription;
import fathom.bus.Topics;
import fathom.bus.local.LocalBus;
import fathom.model.Trade;
import fathom.platform.Catalogue;
import fathom.platform.Platform;
import fathom.platform.remote.RemotePlatform;
import fathom.state.PlatformState;
import fathom.state.Section;
import fathom.state.SectionSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.DoubleAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An area that only this test knows has its section in the state of a platform, here and elsewhere, and ends with it. */
class NewAreaTest {
    private record Turnover(double quantity) implements Section {
        static final Turnover EMPTY = new Turnover(0);

        static Turnover of(PlatformState state) {
            return state.section(EMPTY);
        }
    }

    private static final class Counter implements SectionSource {
        private final DoubleAdder quantity = new DoubleAdder();
        private final Subscription trades;

        Counter(Bus bus) {
            trades = bus.subscribe("turnover", List.of(Interest.lossless(Topics.TRADES)), e -> quantity.add(((Trade) e.payload()).size()));
        }

        @Override
        public Turnover section() {
            return new Turnover(quantity.sum());
        }

        @Override
        public void close() {
            trades.close();
        }
    }

    private static final Catalogue CATALOGUE = Catalogue.STANDARD.with(Counter::new);

    @TempDir
    private Path folder;

    @Test
    void itsSectionIsInTheState() {
        var bus = new LocalBus("Shared");
        try (Platform platform = EmbeddedPlatform.start(new EmbeddedConfig("sim", 42, 500, folder), bus, CATALOGUE)) {
            await().atMost(Duration.ofSeconds(30)).until(() -> Turnover.of(platform.state()).quantity() > 0);
        }
        assertThat(bus.stats().inboxes()).extracting(i -> i.name()).doesNotContain("turnover");
    }

    @Test
    void itIsThereWithoutAFeedToo() {
        try (Platform console = RemotePlatform.start(new LocalBus("Far"), CATALOGUE)) {
            assertThat(console.state().sections()).containsEntry(Turnover.class, Turnover.EMPTY);
        }
    }
}
