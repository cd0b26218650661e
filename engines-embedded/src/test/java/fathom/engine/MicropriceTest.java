package fathom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.engine.RandomTape;
import fathom.model.Book;
import fathom.model.Levels;
import org.junit.jupiter.api.Test;

class MicropriceTest {
    @Test
    void leansTowardsTheThinnerSide() {
        assertThat(Microprice.of(100, 3, 101, 1)).isEqualTo(100.75);
        assertThat(Microprice.of(100, 2, 101, 2)).isEqualTo(100.5);
        assertThat(Microprice.of(RandomTape.book(RandomTape.ETH, 1, 100, 1, 101, 3))).isEqualTo(100.25);
    }

    @Test
    void imbalanceCountsTheLevelsAskedFor() {
        var bids = new Levels(new double[] {100, 99, 98}, new double[] {1, 2, 100});
        var book = new Book(RandomTape.ETH, 1, 1, 1, bids, new Levels(new double[] {101}, new double[] {1}));
        assertThat(Microprice.imbalance(book, 1)).isZero();
        assertThat(Microprice.imbalance(book, 2)).isEqualTo(0.5);
        assertThat(Microprice.imbalance(book, 5)).isCloseTo(102.0 / 104, within(1e-15));
    }

    @Test
    void anEmptySideSaysNothing() {
        var book = new Book(RandomTape.ETH, 1, 1, 1, Levels.NONE, new Levels(new double[] {101}, new double[] {1}));
        assertThat(Microprice.of(book)).isNaN();
        assertThat(Microprice.imbalance(book, 5)).isEqualTo(-1);
        assertThat(Microprice.imbalance(0, 0)).isNaN();
    }
}
