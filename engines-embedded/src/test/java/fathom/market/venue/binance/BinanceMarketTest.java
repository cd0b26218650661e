package fathom.market.venue.binance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fathom.market.Heard;
import fathom.model.Levels;
import fathom.model.Side;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BinanceMarketTest {
    private static final String BTC = "BTCUSDT", ETH = "ETHUSDT";

    private final BinanceDecoder decoder = new BinanceDecoder();
    private final BinanceMarket market = new BinanceMarket();
    private final Heard heard = new Heard();
    private long at = 1_000;

    @Test
    void updatesWaitForTheSnapshotAndOldOnesAreDropped() {
        feed(Frames.depth(BTC, 1, 5, "99=9", ""));
        feed(Frames.depth(BTC, 6, 10, "98=8", ""));
        assertThat(heard.books).isEmpty();
        feed(Frames.snapshot(7, "100=1", "101=1"));
        assertThat(heard.books).hasSize(1);
        assertThat(heard.last().sequence()).isEqualTo(10);
        assertThat(text(heard.last().bids())).isEqualTo("100.0=1.0 98.0=8.0 ");
        feed(Frames.depth(BTC, 11, 12, "100=0 99.5=2", "101=3 102=1"));
        assertThat(text(heard.last().bids())).isEqualTo("99.5=2.0 98.0=8.0 ");
        assertThat(text(heard.last().asks())).isEqualTo("101.0=3.0 102.0=1.0 ");
        assertThat(heard.last().venueTime()).isEqualTo(1_700_000_000_123_000_000L);
        assertThat(heard.gaps).isEmpty();
    }

    @Test
    void aSnapshotMayComeFirst() {
        feed(Frames.snapshot(7, "100=1", "101=1"));
        feed(Frames.depth(BTC, 6, 10, "98=8", ""));
        assertThat(heard.last().bids().count()).isEqualTo(2);
        assertThat(heard.gaps).isEmpty();
    }

    @Test
    void anUpdateSaidTwiceChangesNothing() {
        synced();
        feed(Frames.depth(BTC, 11, 12, "99=5", ""));
        feed(Frames.depth(BTC, 11, 12, "99=5", ""));
        assertThat(heard.books).hasSize(2);
        assertThat(heard.gaps).isEmpty();
    }

    @Test
    void aHoleIsOneGapAndTheBookIsGoneUntilTheNextSnapshot() {
        synced();
        feed(Frames.depth(BTC, 13, 14, "99=5", ""));
        feed(Frames.depth(BTC, 15, 16, "99=6", ""));
        assertThat(heard.gaps).singleElement().satisfies(g -> {
            assertThat(g.expected()).isEqualTo(11);
            assertThat(g.received()).isEqualTo(13);
            assertThat(g.instrument().base()).isEqualTo("BTC");
        });
        assertThat(heard.books).as("only the one before the hole").hasSize(1);
        feed(Frames.snapshot(15, "100=1", "101=1"));
        assertThat(text(heard.last().bids())).isEqualTo("100.0=1.0 99.0=6.0 ");
        feed(Frames.depth(BTC, 17, 17, "97=1", ""));
        assertThat(heard.last().bids().count()).isEqualTo(3);
        assertThat(heard.gaps).hasSize(1);
    }

    @Test
    void aSnapshotThatIsTooOldIsAHole() {
        feed(Frames.depth(BTC, 20, 25, "99=9", ""));
        feed(Frames.snapshot(7, "100=1", "101=1"));
        assertThat(heard.gaps).hasSize(1);
        assertThat(heard.books).isEmpty();
        feed(Frames.snapshot(22, "100=1", "101=1"));
        assertThat(heard.last().sequence()).isEqualTo(25);
        assertThat(heard.gaps).hasSize(1);
    }

    @Test
    void futuresGoByThePreviousId() {
        feed(Frames.futuresDepth(BTC, 100, 110, 95, "99=1", ""));
        feed(Frames.futuresDepth(BTC, 117, 120, 110, "98=1", ""));
        feed(Frames.snapshot(112, "100=1", "101=1"));
        assertThat(heard.last().sequence()).as("112 is between pu and u").isEqualTo(120);
        feed(Frames.futuresDepth(BTC, 140, 150, 120, "97=1", ""));
        assertThat(heard.last().sequence()).as("ids between belong to other symbols").isEqualTo(150);
        assertThat(heard.gaps).isEmpty();
        feed(Frames.futuresDepth(BTC, 151, 160, 149, "96=1", ""));
        assertThat(heard.gaps).singleElement().satisfies(g -> assertThat(g.received()).isEqualTo(149));
    }

    @Test
    void aNewerTickerIsTheTopAndContradictedLevelsGo() {
        feed(Frames.depth(BTC, 1, 10, "", ""));
        feed(Frames.snapshot(10, "100=1 99=2 98=3", "101=1 102=2 103=3"));
        feed(Frames.ticker(BTC, 12, "101.5=7", "102=9"));
        assertThat(text(heard.last().bids())).isEqualTo("101.5=7.0 100.0=1.0 99.0=2.0 98.0=3.0 ");
        assertThat(text(heard.last().asks())).isEqualTo("102.0=9.0 103.0=3.0 ");
        assertThat(heard.last().isCrossed()).isFalse();
        feed(Frames.depth(BTC, 11, 11, "97=4", ""));
        assertThat(heard.last().bid()).as("the ticker is still newer").isEqualTo(101.5);
        assertThat(heard.last().bids().count()).isEqualTo(5);
        feed(Frames.depth(BTC, 12, 13, "100.5=1", "101=0"));
        assertThat(heard.last().bid()).as("now the depth book is").isEqualTo(100.5);
        int before = heard.books.size();
        feed(Frames.ticker(BTC, 13, "1=1", "2=1"));
        assertThat(heard.books).as("an old ticker says nothing").hasSize(before);
    }

    @Test
    void aTickerNeedsNoSnapshot() {
        feed(Frames.ticker(BTC, 12, "101.5=7", "102=9"));
        assertThat(text(heard.last().bids())).isEqualTo("101.5=7.0 ");
        assertThat(heard.last().sequence()).isEqualTo(12);
        assertThat(heard.last().venueTime()).isZero();
    }

    @Test
    void aBookThatIsReallyCrossedIsHandedOnAsItIs() {
        synced();
        feed(Frames.depth(BTC, 11, 12, "105=1", ""));
        assertThat(heard.last().isCrossed()).isTrue();
    }

    @Test
    void theTakerIsWhoeverIsNotTheMaker() {
        feed(Frames.trade(BTC, 1, "100", "2", true));
        feed(Frames.trade(BTC, 2, "101", "3", false));
        feed(Frames.trade(BTC, 3, "101", "0", false));
        assertThat(heard.trades).extracting("taker").containsExactly(Side.SELL, Side.BUY);
        assertThat(heard.trades.getFirst().venueTime()).isEqualTo(1_700_000_000_121_000_000L);
        assertThat(heard.trades.getFirst().receivedAt()).isEqualTo(1_001);
    }

    @Test
    void severalSymbolsKeepTheirSnapshotsApart() {
        feed(Frames.depth(BTC, 50_001, 50_002, "99=1", ""));
        feed(Frames.depth(ETH, 901, 902, "9=1", ""));
        feed(Frames.snapshot(901, "10=1", "11=1"));
        feed(Frames.snapshot(50_001, "100=1", "101=1"));
        assertThat(heard.books).hasSize(2);
        assertThat(heard.books.get(0).instrument().base()).isEqualTo("ETH");
        assertThat(heard.books.get(1).bid()).isEqualTo(100);
        assertThat(heard.gaps).isEmpty();
        assertThat(market.instruments()).hasSize(2);
    }

    /** A true book changes at random; what is rebuilt from snapshot and updates is always equal to it. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theRebuiltBookIsTheTrueBook(long seed) {
        var random = new SplittableRandom(seed);
        var bids = new TreeMap<Integer, Integer>(Comparator.reverseOrder());
        var asks = new TreeMap<Integer, Integer>();
        for (int i = 1; i <= 60; i++) {
            bids.put(1_000 - i, i);
            asks.put(1_000 + i, i);
        }
        long id = 1_000;
        for (int step = 0; step < 2_000; step++) {
            long first = id + 1;
            var changed = new StringBuilder[] {new StringBuilder(), new StringBuilder()};
            for (int change = random.nextInt(1, 6); change > 0; change--, id++) {
                boolean bid = random.nextBoolean();
                int price = bid ? 999 - random.nextInt(80) : 1_001 + random.nextInt(80);
                int size = random.nextInt(3) == 0 ? 0 : random.nextInt(1, 50);
                if (size == 0) (bid ? bids : asks).remove(price);
                else (bid ? bids : asks).put(price, size);
                StringBuilder list = changed[bid ? 0 : 1];
                if ((" " + list).contains(" " + price + "=")) continue;
                list.append(price).append('=').append("%d").append(' ');
            }
            feed(Frames.depth(BTC, first, id, current(changed[0], bids), current(changed[1], asks)));
            if (step == 10) feed(Frames.snapshot(id, all(bids), all(asks)));
            if (step < 10) continue;
            assertTop(heard.last().bids(), bids, seed, step);
            assertTop(heard.last().asks(), asks, seed, step);
        }
        assertThat(heard.gaps).isEmpty();
    }

    /** An update gives each price once, with the size it ended with. */
    private static String current(StringBuilder prices, TreeMap<Integer, Integer> side) {
        var out = new StringBuilder();
        for (String level : prices.toString().trim().split(" ")) {
            if (level.isEmpty()) continue;
            String price = level.substring(0, level.indexOf('='));
            out.append(price).append('=').append(side.getOrDefault(Integer.valueOf(price), 0)).append(' ');
        }
        return out.toString().trim();
    }

    private static String all(TreeMap<Integer, Integer> side) {
        var out = new StringBuilder();
        side.forEach((price, size) -> out.append(price).append('=').append(size).append(' '));
        return out.toString().trim();
    }

    private static void assertTop(Levels top, TreeMap<Integer, Integer> truth, long seed, int step) {
        assertThat(top.count()).isEqualTo(Math.min(BinanceBook.TOP, truth.size()));
        int i = 0;
        for (var level : truth.entrySet()) {
            if (i == top.count()) return;
            assertThat(top.price(i)).as("seed %d, step %d", seed, step).isEqualTo(level.getKey().doubleValue());
            assertThat(top.size(i++)).as("seed %d, step %d", seed, step).isEqualTo(level.getValue().doubleValue());
        }
    }

    private void synced() {
        feed(Frames.depth(BTC, 1, 10, "", ""));
        feed(Frames.snapshot(10, "100=1", "101=1"));
    }

    private void feed(String json) {
        byte[] bytes = json.getBytes(UTF_8);
        market.apply(decoder.decode(bytes, 0, bytes.length), ++at, heard, at);
    }

    private static String text(Levels levels) {
        var out = new StringBuilder();
        for (int i = 0; i < levels.count(); i++) out.append(levels.price(i)).append('=').append(levels.size(i)).append(' ');
        return out.toString();
    }
}
