package fathom.view.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MatchTest {
    @Test
    void nothingTypedMatchesEverything() {
        assertThat(Match.of("", "Market")).isPresent();
    }

    @Test
    void lettersInOnePieceAreMarked() {
        var match = Match.of("th", "Switch to the light theme").orElseThrow();
        assertThat(match.hit()[10]).isTrue();
        assertThat(match.hit()[11]).isTrue();
        assertThat(match.hit()[0]).isFalse();
    }

    @Test
    void theBeginningOfAWordCountsMore() {
        assertThat(Match.of("port", "Portfolios").orElseThrow().score()).isGreaterThan(Match.of("port", "Support").orElseThrow().score());
        assertThat(Match.of("ma", "Market").orElseThrow().score()).isGreaterThan(Match.of("ma", "Go to Market").orElseThrow().score());
    }

    @Test
    void initialsMatchScattered() {
        assertThat(Match.of("fc", "Flash crash")).isPresent();
        assertThat(Match.of("xyz", "Flash crash")).isEmpty();
    }
}
