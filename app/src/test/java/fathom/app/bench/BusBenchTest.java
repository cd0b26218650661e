package fathom.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** That the benches measure something; how much is for {@code fathom bench} to say. */
@Isolated("measures the process")
class BusBenchTest {
    @Test
    void theMedianIsTheMiddle() {
        assertThat(Benchmark.median(9, 1, 5)).isEqualTo(5);
        assertThat(Benchmark.median(4, 1, 2, 100)).isEqualTo(3);
    }

    @Test
    void bothSidesOfTheFanOutDeliverEverything() throws Exception {
        var result = BusFanOutBench.measure(20_000);
        assertThat(result.raw()).isPositive().isFinite();
        assertThat(result.bus()).isPositive().isFinite();
    }

    @Test
    void idlingIsAShareOfOneCore() throws Exception {
        assertThat(BusIdleBench.measure(50)).isNotNegative().isLessThan(100.0 * Runtime.getRuntime().availableProcessors());
    }

    @Test
    void sharedWorkIsDoneByOneWorkerByManyAndByThePool() throws Exception {
        var result = WorkersBench.measure(50, 500);
        assertThat(result.single()).isPositive().isFinite();
        assertThat(result.scaled()).isPositive().isFinite();
        assertThat(result.fixed()).isPositive().isFinite();
    }
}
