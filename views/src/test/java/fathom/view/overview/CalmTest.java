package fathom.view.overview;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.engine.EngineId;
import fathom.engine.EnginesState;
import fathom.view.SampleState;
import fathom.view.piece.Rich;
import fathom.watch.EngineHealth;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CalmTest {
    @Test
    void theSlowestEngineIsOneOfThoseThatAreOnTime() {
        var frame = SampleState.frame(60);
        var late = EnginesState.of(frame.state()).engines().stream().filter(e -> e.id().equals(EngineId.PORTFOLIO)).findFirst().orElseThrow();
        assertThat(EngineHealth.of(frame.state(), late)).isNotEqualTo(EngineHealth.ON_TIME);
        assertThat(Calm.notes(frame, view -> {})).filteredOn(n -> n.name().equals("Slowest engine")).singleElement().satisfies(n ->
                assertThat(n.what().spans().stream().map(Rich.Span::text).collect(Collectors.joining())).doesNotContain(EngineId.PORTFOLIO.label()).contains("warns"));
    }
}
