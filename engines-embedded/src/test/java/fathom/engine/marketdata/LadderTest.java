package fathom.engine.marketdata;

import static fathom.engine.RandomTape.BINANCE;
import static fathom.engine.RandomTape.KRAKEN;
import static fathom.engine.RandomTape.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import fathom.engine.RandomTape;
import fathom.engine.marketdata.Ladder.Rung;
import fathom.model.Book;
import fathom.model.ConsolidatedBook;
import fathom.model.ConsolidatedBook.Row;
import fathom.model.Levels;
import java.util.List;
import org.junit.jupiter.api.Test;

class LadderTest {
    private static final Book TETHER = new Book(BINANCE, START, START, 1, new Levels(new double[] {100, 99}, new double[] {1, 2}),
            new Levels(new double[] {101, 103}, new double[] {3, 4}));
    private static final Book DOLLAR = new Book(KRAKEN, START, START, 1, new Levels(new double[] {99.5}, new double[] {5}),
            new Levels(new double[] {101.2}, new double[] {6}));

    private static ConsolidatedBook consolidated(Row... rows) {
        return new ConsolidatedBook("BTC", START, 0, 0, 0, 0, List.of(rows), 0, 0);
    }

    @Test
    void putsTheLevelsOfAllVenuesInOneRow() {
        var ladder = Ladder.of(consolidated(new Row(TETHER, 0.99, false), new Row(DOLLAR, 1, false)), 10);
        assertThat(ladder.bids()).extracting(Rung::instrument).containsExactly(KRAKEN, BINANCE, BINANCE);
        assertThat(ladder.bids().stream().mapToDouble(Rung::price).toArray()).containsExactly(new double[] {99.5, 99, 98.01}, within(1e-12));
        assertThat(ladder.bids()).extracting(Rung::venuePrice).containsExactly(99.5, 100.0, 99.0);
        assertThat(ladder.bids()).extracting(Rung::depth).containsExactly(5.0, 6.0, 8.0);
        assertThat(ladder.asks().getLast().worth()).isCloseTo(3 * 99.99 + 6 * 101.2 + 4 * 101.97, within(1e-9));
        assertThat(ladder.asks()).extracting(Rung::instrument).containsExactly(BINANCE, KRAKEN, BINANCE);
        assertThat(Ladder.of(consolidated(new Row(TETHER, 0.99, false), new Row(DOLLAR, 1, false)), 1).asks()).hasSize(1);
    }

    @Test
    void aCrossedOrUnconvertedBookIsLeftOut() {
        Book crossed = RandomTape.book(KRAKEN, START, 105, 104);
        assertThat(Ladder.of(consolidated(new Row(crossed, 1, false), new Row(TETHER, Double.NaN, false)), 10).bids()).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> Ladder.of(consolidated(), 0));
    }
}
