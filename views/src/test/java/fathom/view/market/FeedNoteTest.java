package fathom.view.market;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.market.FeedStatus;
import fathom.market.MarketState;
import fathom.market.Undelivered;
import fathom.state.PlatformState;
import fathom.view.SampleState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeedNoteTest {
    private static String note(FeedStatus feed) {
        PlatformState state = SampleState.frame(5).state();
        return MarketModel.feedNote(state.with(MarketState.of(state).withFeed(feed)));
    }

    private static FeedStatus feed() {
        return MarketState.of(SampleState.frame(5).state()).feed();
    }

    @Test
    void aFeedThatHandsOnAllItMeetsNeedsNoWords() {
        assertThat(note(feed())).isEmpty();
    }

    @Test
    void whatIsNotHandedOnIsNamedWithItsCountAndEachPartSaysHowItIs() {
        var undelivered = new Undelivered(0, Map.of("24hrTicker", 7L), Map.of("BTCUSDT_261225", 3L), 2, 0, 0, 0, List.of("a.gz: 5 bytes after the end of the compressed frames were not read."));
        assertThat(note(feed().with(undelivered).of(List.of(feed(), feed().failed("a.gz is cut off."))))).contains("Market simulator, seed 20260731: running.", "Market simulator, seed 20260731: failed.",
                "24hrTicker (7)", "BTCUSDT_261225 (3)", "2 trades came again", "5 bytes after the end");
        assertThat(note(feed().failed("a.gz is cut off."))).isEqualTo("a.gz is cut off.");
    }
}
