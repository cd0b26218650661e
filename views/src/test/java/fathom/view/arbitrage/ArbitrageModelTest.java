package fathom.view.arbitrage;

import static fathom.view.States.NOW;
import static fathom.view.States.SECOND;
import static fathom.view.States.book;
import static fathom.view.States.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.model.ArbitrageState;
import fathom.model.FeeSchedule;
import fathom.model.Instrument;
import fathom.model.Opportunity.State;
import fathom.model.Opportunity;
import fathom.model.Venue;
import fathom.view.arbitrage.ArbitrageModel.Choice;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArbitrageModelTest {
    private static final Instrument BUY = Instrument.spot(Venue.KRAKEN, "SOL"), SELL = Instrument.spot(Venue.COINBASE, "SOL");

    static Opportunity edge(long id, State state, double gross, double fees, double seconds) {
        long life = (long) (seconds * SECOND);
        boolean ended = state == State.MISSED || state == State.CLOSED;
        return new Opportunity(id, "SOL", BUY, SELL, 10, 100, 100 + gross / 10, gross, fees, gross - fees, NOW - life, NOW, ended ? NOW - SECOND : 0, 1, state);
    }

    private static ArbitrageState of(List<Opportunity> open, List<Opportunity> recent) {
        return new ArbitrageState(open, recent, 0, 0, 0, 0, 0, 0, 0, 0, 0, 500, FeeSchedule.BASE);
    }

    @Test
    void ordersByVerdictThenByMoney() {
        var state = of(List.of(edge(1, State.GROSS_ONLY, 1, 5, 1), edge(2, State.TAKEABLE, 9, 5, 1), edge(3, State.STALE, 99, 5, 1), edge(4, State.TAKEN, 20,
                5, 1)), List.of());
        assertThat(ArbitrageModel.edges(state, Choice.OPEN)).extracting(Opportunity::id).containsExactly(4L, 2L, 3L, 1L);
        assertThat(ArbitrageModel.edges(state, Choice.TAKEABLE)).extracting(Opportunity::id).containsExactly(4L, 2L);
        assertThat(ArbitrageModel.takeableNet(state)).isEqualTo(19);
    }

    @Test
    void grossLessFeesIsNetInBasisPointsToo() {
        var o = edge(1, State.TAKEABLE, 9, 5, 1);
        assertThat(o.grossBp() - ArbitrageModel.feesBp(o)).isEqualTo(o.netBp(), within(1e-9));
    }

    @Test
    void theStepsDownLeadFromGrossToNet() {
        double fees = 10 * 100 * FeeSchedule.BASE.taker(Venue.KRAKEN) + 10 * 100.9 * FeeSchedule.BASE.taker(Venue.COINBASE);
        var o = edge(1, State.GROSS_ONLY, 9, fees, 1);
        var steps = Waterfall.steps(o, FeeSchedule.BASE);
        assertThat(steps).extracting(Waterfall.Step::name).containsExactly("gross, bid less ask", "taker fee Kraken", "taker fee Coinbase", "net");
        assertThat(steps.get(0).change() + steps.get(1).change() + steps.get(2).change()).isEqualTo(steps.get(3).change(), within(1e-9));
        assertThat(steps.get(1).change()).isEqualTo(-40, within(1e-9));
    }

    @Test
    void feesThatDoNotComeFromTheTierStayTogether() {
        assertThat(Waterfall.steps(edge(1, State.GROSS_ONLY, 9, 3, 1), FeeSchedule.BASE)).extracting(Waterfall.Step::name)
                .containsExactly("gross, bid less ask", "taker fees, both", "net");
    }

    @Test
    void saysWhyThereIsNothing() {
        var one = state().books(book(BUY, 99, 1, 101, 1)).build();
        var two = state().books(book(BUY, 99, 1, 101, 1), book(SELL, 99, 1, 101, 1));
        assertThat(ArbitrageModel.whyEmpty(state().build(), Choice.OPEN)).isEqualTo("No book has arrived yet.");
        assertThat(ArbitrageModel.whyEmpty(one, Choice.OPEN)).contains("one venue only");
        assertThat(ArbitrageModel.whyEmpty(two.build(), Choice.OPEN)).contains("none since the start");
        assertThat(ArbitrageModel.whyEmpty(two.arbitrage(of(List.of(), List.of(edge(1, State.MISSED, 9, 5, 3)))).build(), Choice.OPEN))
                .isEqualTo("No crossing now.");
        assertThat(ArbitrageModel.whyEmpty(two.arbitrage(of(List.of(edge(1, State.GROSS_ONLY, 1, 5, 1)), List.of())).build(), Choice.TAKEABLE))
                .contains("each of the 1 open");
        assertThat(ArbitrageModel.whyEmpty(two.build(), Choice.ENDED)).isEqualTo("No edge has ended yet.");
    }

    @Test
    void knowsWhenTheLastOneEnded() {
        assertThat(ArbitrageModel.sinceLast(state().arbitrage(of(List.of(), List.of(edge(1, State.MISSED, 9, 5, 3)))).build())).isEqualTo(SECOND);
        assertThat(ArbitrageModel.sinceLast(state().build())).isNaN();
    }

    @Test
    void countsLivesOfEdgesThatCouldBeTaken() {
        var lives = ArbitrageModel.lives(of(List.of(), List.of(edge(1, State.MISSED, 9, 5, 0), edge(2, State.TAKEN, 9, 5, 0.011), edge(3, State.CLOSED, 1, 5,
                0.011),
                edge(4, State.TAKEN, 9, 5, 1e6))));
        assertThat(lives.total()).isEqualTo(3);
        assertThat(lives.counts()[1]).as("10 to 20 ms").isEqualTo(1);
        assertThat(lives.counts()[11]).as("the last class has no end").isEqualTo(1);
    }
}
