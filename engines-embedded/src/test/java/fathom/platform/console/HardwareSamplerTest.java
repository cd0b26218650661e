package fathom.platform.console;

import static org.awaitility.Awaitility.await;

import fathom.hardware.HardwareProbe;
import fathom.hardware.OshiProbe;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class HardwareSamplerTest {
    @Test
    void looksAgainAfterALookThatFailed() {
        var asked = new AtomicInteger();
        Supplier<HardwareProbe> probes = () -> {
            if (asked.incrementAndGet() == 1) throw new IllegalStateException("on purpose");
            return new OshiProbe();
        };
        try (var sampler = new HardwareSampler(probes)) {
            await().until(() -> sampler.latest() != null);
        }
    }
}
