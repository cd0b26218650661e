package fathom.engine.marketdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fathom.engine.KnownAnswers;
import fathom.model.Levels;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class IbDepthBookTest {
    private static final int INSERT = 0, UPDATE = 1, DELETE = 2, ASK = 0, BID = 1;

    private final IbDepthBook book = new IbDepthBook();

    private static List<List<Double>> rows(Levels levels) {
        return IntStream.range(0, levels.count()).mapToObj(i -> List.of(levels.price(i), levels.size(i))).toList();
    }

    private static List<List<Double>> rows(JsonNode levels) {
        return levels.valueStream().map(l -> List.of(l.get(0).doubleValue(), l.get(1).doubleValue())).toList();
    }

    @Test
    void reproducesTheBookAfterEachMessageOfTheSequence() throws IOException {
        JsonNode sequence = JsonMapper.shared().readTree(KnownAnswers.folder("10-marketdata-ibkr-depth").resolve("sequence.json"));
        JsonNode messages = sequence.get("messages[position,operation,side,price,size]"), books = sequence.get("book_after_each");
        assertThat(messages.size()).isEqualTo(9);
        for (int i = 0; i < messages.size(); i++) {
            JsonNode m = messages.get(i);
            book.apply(m.get(0).intValue(), m.get(1).intValue(), m.get(2).intValue(), m.get(3).doubleValue(), m.get(4).doubleValue());
            assertThat(rows(book.bids())).as("bids after message %d", i).isEqualTo(rows(books.get(i).get("bids")));
            assertThat(rows(book.asks())).as("asks after message %d", i).isEqualTo(rows(books.get(i).get("asks")));
        }
    }

    @Test
    void insertMovesTheRowsBehindItAndDeleteClosesTheGap() {
        book.apply(0, INSERT, BID, 10, 1);
        book.apply(0, INSERT, BID, 12, 2);
        book.apply(1, INSERT, BID, 11, 3);
        assertThat(rows(book.bids())).containsExactly(List.of(12.0, 2.0), List.of(11.0, 3.0), List.of(10.0, 1.0));
        book.apply(1, UPDATE, BID, 11, 7);
        book.apply(0, DELETE, BID, 0, 0);
        assertThat(rows(book.bids())).containsExactly(List.of(11.0, 7.0), List.of(10.0, 1.0));
        assertThat(book.asks().isEmpty()).isTrue();
    }

    @Test
    void theOrderOfInsertsDoesNotMatter() {
        for (int i = 0; i < 3; i++) book.apply(i, INSERT, ASK, 10 + i, 1);
        var other = new IbDepthBook();
        for (int i = 2; i >= 0; i--) other.apply(0, INSERT, ASK, 10 + i, 1);
        assertThat(rows(other.asks())).isEqualTo(rows(book.asks()));
    }

    @Test
    void rowsWithoutSizeKeepTheirPositionButAreNotQuoted() {
        book.apply(0, INSERT, ASK, 10, 1);
        book.apply(1, INSERT, ASK, 11, 2);
        book.apply(0, UPDATE, ASK, 10, 0);
        assertThat(rows(book.asks())).containsExactly(List.of(11.0, 2.0));
        book.apply(1, UPDATE, ASK, 11, 5);
        assertThat(rows(book.asks())).containsExactly(List.of(11.0, 5.0));
    }

    @Test
    void refusesWhatDoesNotFitAndStaysAsItWas() {
        book.apply(0, INSERT, ASK, 10, 1);
        var before = rows(book.asks());
        refuses(2, INSERT, ASK, 11, 1);
        refuses(1, UPDATE, ASK, 11, 1);
        refuses(1, DELETE, ASK, 0, 0);
        refuses(0, DELETE, BID, 0, 0);
        refuses(-1, INSERT, ASK, 11, 1);
        refuses(0, 3, ASK, 11, 1);
        refuses(0, INSERT, 2, 11, 1);
        refuses(0, INSERT, ASK, Double.NaN, 1);
        refuses(0, UPDATE, ASK, 11, -1);
        assertThat(rows(book.asks())).isEqualTo(before);
        assertThat(book.bids().isEmpty()).isTrue();
        book.clear();
        assertThat(book.asks().isEmpty()).isTrue();
    }

    private void refuses(int position, int operation, int side, double price, double size) {
        assertThatIllegalArgumentException().isThrownBy(() -> book.apply(position, operation, side, price, size));
    }

    /** A sender keeps both sides sorted and apart and tells each step: the receiver's book is sorted and never crossed. */
    @Test
    void isNeverCrossedAfterAConsistentSequence() {
        long seed = 11;
        var random = new Random(seed);
        var asks = new ArrayList<Integer>();
        var bids = new ArrayList<Integer>();
        for (int step = 0; step < 5_000; step++) {
            boolean ask = random.nextBoolean();
            var side = ask ? asks : bids;
            if (side.size() > 12 || !side.isEmpty() && random.nextInt(3) == 0) {
                int position = random.nextInt(side.size());
                side.remove(position);
                book.apply(position, DELETE, ask ? ASK : BID, 0, 0);
            } else {
                int price = ask ? 1_001 + random.nextInt(1_000) : 999 - random.nextInt(900);
                if (side.contains(price)) continue;
                int position = (int) side.stream().filter(p -> ask ? p < price : p > price).count();
                side.add(position, price);
                book.apply(position, INSERT, ask ? ASK : BID, price, 1);
            }
            assertThat(prices(book.asks())).as("seed %d step %d", seed, step).isEqualTo(asks).isSorted();
            assertThat(prices(book.bids())).as("seed %d step %d", seed, step).isEqualTo(bids).isSortedAccordingTo((a, b) -> b - a);
            assertThat(book.bids().best() >= book.asks().best()).isFalse();
        }
    }

    private static List<Integer> prices(Levels levels) {
        return IntStream.range(0, levels.count()).mapToObj(i -> (int) levels.price(i)).toList();
    }
}
