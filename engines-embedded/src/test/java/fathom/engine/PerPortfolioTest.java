package fathom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PerPortfolioTest {
    private final PerPortfolio<String> portfolios = new PerPortfolio<>(id -> "state of " + id);

    @Test
    void findsNothingWhileNoneIsKnown() {
        assertThat(portfolios.find("")).isEmpty();
        assertThat(portfolios.find("growth")).isEmpty();
    }

    @Test
    void findsByIdAndTheFirstWithoutOne() {
        portfolios.of(PortfolioFixtures.mark("growth", 0, 1, Map.of()));
        portfolios.of(PortfolioFixtures.mark("arbitrage", 0, 1, Map.of()));
        assertThat(portfolios.find("growth")).contains("state of growth");
        assertThat(portfolios.find("")).contains("state of arbitrage");
        assertThatThrownBy(() -> portfolios.find("grwth")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no portfolio 'grwth'; there are arbitrage, growth");
    }

    @Test
    void weightsAreSharesOfNavOfWhatIsHeldAndPriced() {
        var weights = PortfolioFixtures.mark("growth", 0, 200, Map.of("SOL", 50.0, "ADA", -20.0, "XRP", 0.0, "DOT", Double.NaN)).weights();
        assertThat(weights).containsExactly(entry("ADA", -0.1), entry("SOL", 0.25));
    }
}
