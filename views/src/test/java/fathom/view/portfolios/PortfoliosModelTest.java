package fathom.view.portfolios;

import static fathom.view.States.NOW;
import static fathom.view.States.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.bus.Topics;
import fathom.engine.ResultsState.Result;
import fathom.measure.Level;
import fathom.measure.Limit;
import fathom.measure.Provenance;
import fathom.model.PortfolioMark;
import fathom.model.PortfolioMark.LimitUse;
import fathom.model.PortfolioMark.PositionMark;
import fathom.model.RiskReport;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortfoliosModelTest {
    private static final Limit LARGEST = Limit.atMost("Largest position", 22.5, 25, "% NAV");
    private static final LimitUse HELD = new LimitUse(Limit.atMost("Leverage, gross", 1.6, 2, "×"), 0.5, ""), WARNING = new LimitUse(LARGEST, 24, ""),
            BREACHED = new LimitUse(LARGEST, 26, ""), UNKNOWN = new LimitUse(Limit.atMost("VaR 95 %, 1 day", 1.6, 2, "% NAV"), Double.NaN, "12 of 60 returns so far");

    private static PortfolioMark mark(String id, double nav, List<PositionMark> positions, List<String> unpriced, LimitUse... limits) {
        return new PortfolioMark(id, id, NOW, Provenance.SIMULATED, 100, nav, 10, nav - 100, 1, nav - 100, 1, 90, 90, 0, positions, List.of(limits),
                unpriced, 0);
    }

    private static PositionMark position(String base, double value) {
        return new PositionMark(base, 1, value, value, value, 0, 0);
    }

    @Test
    void addsUpOverPortfolios() {
        var sums = PortfoliosModel.of(state().portfolios(mark("a", 110, List.of(), List.of(), HELD, WARNING), mark("b", 90, List.of(), List.of(), BREACHED,
                UNKNOWN)).build()).sums();
        assertThat(sums.nav()).isEqualTo(200);
        assertThat(sums.pnl()).isEqualTo(sums.realized() + sums.unrealized() - sums.fees(), within(1e-9));
        assertThat(sums.held()).as("a warning still holds, an unknown does not count").isEqualTo(2);
        assertThat(sums.known()).isEqualTo(3);
        assertThat(sums.limits()).isEqualTo(4);
    }

    @Test
    void namesTheWorstLimit() {
        var cards = PortfoliosModel.of(state().portfolios(mark("a", 100, List.of(), List.of(), HELD, UNKNOWN), mark("b", 100, List.of(), List.of(), BREACHED,
                WARNING)).build()).cards();
        assertThat(cards.get(0).worst()).isEqualTo(UNKNOWN);
        assertThat(cards.get(1).worst()).isEqualTo(BREACHED);
        assertThat(cards.get(0).mark().level()).isEqualTo(Level.UNKNOWN);
        assertThat(cards.get(1).mark().level()).isEqualTo(Level.BREACH);
    }

    @Test
    void sumsExposureBySymbol() {
        var rows = PortfoliosModel.of(state().portfolios(mark("a", 100, List.of(position("BTC", 50), position("ETH", 20)), List.of()),
                mark("b", 100, List.of(position("BTC", -30)), List.of())).build()).exposures();
        assertThat(rows).extracting(PortfoliosModel.Exposure::base).containsExactly("BTC", "ETH");
        assertThat(rows.getFirst().net()).isEqualTo(20);
        assertThat(rows.getFirst().gross()).isEqualTo(80);
    }

    @Test
    void takesEachPortfoliosOwnReport() {
        var report = new RiskReport("b", NOW, 0.95, 60, 1, 1, 1, 2, 1, 2, 1, 2, 3, List.of(), "");
        var cards = PortfoliosModel.of(state().portfolios(mark("a", 1, List.of(), List.of()), mark("b", 1, List.of(), List.of()))
                .results(new Result(Topics.RISK.topic("b").name(), NOW, report)).build()).cards();
        assertThat(cards.get(0).risk()).isNull();
        assertThat(cards.get(1).risk()).isSameAs(report);
    }

    @Test
    void saysWhatHasNoPrice() {
        assertThat(PortfoliosModel.of(state().portfolios(mark("a", 1, List.of(), List.of("ADA", "LINK"))).build()).unpriced())
                .isEqualTo("No price in this feed for ADA and LINK: they are not in NAV.");
        assertThat(PortfoliosModel.of(state().portfolios(mark("a", 1, List.of(), List.of())).build()).unpriced()).isEmpty();
    }
}
