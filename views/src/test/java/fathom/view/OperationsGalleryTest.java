package fathom.view;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.engine.EngineId;
import fathom.view.buses.BusesView;
import fathom.view.engines.EngineSamples;
import fathom.view.engines.EnginesView;
import fathom.view.hardware.HardwareSamples;
import fathom.view.hardware.HardwareView;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pictures of the views of engines, buses, machine and scenarios. */
class OperationsGalleryTest {
    @BeforeAll
    static void start() throws Exception {
        Gallery.start();
    }

    @Test
    void engines() throws Exception {
        assertThat(Gallery.draw("engines", () -> new EnginesView(new SamplePlatform()), EngineSamples.frame(300))).hasSize(4).allSatisfy(file -> assertThat(file).isNotEmptyFile());
    }

    @Test
    void oneEngine() throws Exception {
        assertThat(Gallery.draw("engine", () -> {
            var view = new EnginesView(new SamplePlatform());
            view.open(EngineId.MARKETDATA);
            return view;
        }, EngineSamples.frame(120))).hasSize(4).allSatisfy(file -> assertThat(file).isNotEmptyFile());
    }

    @Test
    void buses() throws Exception {
        assertThat(Gallery.draw("buses", BusesView::new, EngineSamples.frame(120))).hasSize(4).allSatisfy(file -> assertThat(file).isNotEmptyFile());
    }

    @Test
    void hardware() throws Exception {
        assertThat(Gallery.draw("hardware", HardwareView::new, SampleState.frame(200, s -> HardwareSamples.of(s, 16)))).hasSize(4).allSatisfy(file -> assertThat(file).isNotEmptyFile());
        assertThat(Gallery.draw("hardware-two-cores", HardwareView::new, SampleState.frame(200, s -> HardwareSamples.of(s, 2)))).hasSize(4)
                .allSatisfy(file -> assertThat(file).isNotEmptyFile());
    }
}
