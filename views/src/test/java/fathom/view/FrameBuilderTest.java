package fathom.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fathom.engine.EngineId;
import fathom.model.Venue;
import org.junit.jupiter.api.Test;

class FrameBuilderTest {
    @Test
    void theFirstFrameKnowsNoRates() {
        var frame = new FrameBuilder().next(SampleState.at(10));
        assertThat(frame.ticksPerSecond()).isNaN();
        assertThat(frame.inPerSecond(EngineId.RISK)).isNaN();
        assertThat(frame.topicRates()).isEmpty();
    }

    @Test
    void ratesAreDifferencesOverTheLastSecond() {
        var frame = SampleState.frame(5);
        assertThat(frame.ticksPerSecond()).isEqualTo(9182, within(0.001));
        assertThat(frame.inPerSecond(EngineId.RISK)).isEqualTo(1284, within(0.001));
        assertThat(frame.venuePerSecond(Venue.BINANCE)).isEqualTo(2412, within(2.0));
        assertThat(frame.busPerSecond("Local")).isEqualTo(frame.publishedPerSecond()).isEqualTo(frame.topicRates().values().stream().mapToDouble(Double::doubleValue).sum(), within(0.01));
    }

    @Test
    void enginesThatNeverStartedHaveNoRate() {
        assertThat(SampleState.frame(3).inPerSecond(EngineId.THGNN)).isNaN();
    }

    @Test
    void historyGrowsByOneAPointASecondAndEndsAtFiveMinutes() {
        assertThat(SampleState.frame(7).history().of(Samples.TICKS)).hasSize(8);
        double[] full = SampleState.frame(400).history().of(Samples.tickToMark("p99"));
        assertThat(full).hasSize(History.SECONDS);
        assertThat(full[full.length - 1]).isEqualTo(SampleState.at(1900).tickToMark().p99());
        assertThat(full[0]).isEqualTo(SampleState.at(1601).tickToMark().p99());
    }

    @Test
    void withinASecondTheHistoryIsTheSameObject() {
        var builder = new FrameBuilder();
        var first = builder.next(SampleState.at(10));
        var again = builder.next(SampleState.at(10));
        assertThat(again.history()).isSameAs(first.history());
    }

    @Test
    void allSeriesEndNow() {
        var history = SampleState.frame(20).history();
        int longest = history.of(Samples.TICKS).length;
        assertThat(history.series().values()).allSatisfy(values -> assertThat(values).hasSize(longest));
    }

    @Test
    void whatIsUnknownIsEmpty() {
        assertThat(History.EMPTY.of("nothing")).isEmpty();
    }
}
