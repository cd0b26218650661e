package fathom.view.overview;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.view.BusSamples;
import fathom.view.BusSamples.Situation;
import fathom.view.Frame;
import fathom.view.Gallery;
import fathom.view.SampleState;
import fathom.view.piece.State;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FlowTableTest {
    @BeforeAll
    static void start() throws Exception {
        Gallery.start();
    }

    private static List<FlowTable.Row> rows(Frame frame) throws Exception {
        return Gallery.fx(() -> {
            var table = new FlowTable();
            table.show(frame);
            return table.node().rows();
        });
    }

    @Test
    void aGroupHasOneRowForEachBusAndTheSum() throws Exception {
        var frame = BusSamples.frame(20, Situation.WELL);
        var rows = rows(frame);
        assertThat(rows).extracting(FlowTable.Row::name).containsExactly("Primary", "MarketData", "EngineLogic", "NeuralGpu", "With inboxes");
        assertThat(rows).filteredOn(r -> !r.total()).extracting(FlowTable.Row::state).containsOnly(State.OK);
        assertThat(rows.getLast().rate()).isEqualTo(frame.publishedPerSecond());
        assertThat(rows.getLast().waits()).isEqualTo(frame.waiting()).isGreaterThan(rows.stream().limit(4).mapToLong(FlowTable.Row::waits).sum());
    }

    @Test
    void aLostBusSaysSoAndHasNoLatency() throws Exception {
        assertThat(rows(BusSamples.frame(120, Situation.DOWN))).filteredOn(r -> r.name().equals("MarketData")).singleElement().satisfies(r -> {
            assertThat(r.state()).isEqualTo(State.BAD);
            assertThat(r.rate()).isZero();
            assertThat(r.p99()).isNaN();
        });
    }

    @Test
    void whatWasShedIsLost() throws Exception {
        var frame = BusSamples.frame(120, Situation.FULL);
        assertThat(rows(frame)).filteredOn(r -> r.name().equals("NeuralGpu")).singleElement().satisfies(r -> {
            assertThat(r.state()).isEqualTo(State.WARN);
            assertThat(r.lost()).isEqualTo(24 * 340);
        });
        assertThat(frame.lost()).isEqualTo(24 * 340);
    }

    @Test
    void aSingleBusIsToldByStages() throws Exception {
        assertThat(rows(SampleState.frame(5))).extracting(FlowTable.Row::name)
                .containsExactly("Venues", "Engines", "Desk", "Questions, hosts", "Local bus");
    }
}
