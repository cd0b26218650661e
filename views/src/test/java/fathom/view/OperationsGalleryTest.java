package fathom.view;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.engine.EngineId;
import fathom.state.PlatformState;
import fathom.view.buses.BusesView;
import fathom.view.engines.EngineSamples;
import fathom.view.engines.EnginesView;
import fathom.view.hardware.HardwareSamples;
import fathom.view.hardware.HardwareView;
import fathom.view.overview.OverviewView;
import fathom.view.scenarios.ScenarioPlatform;
import fathom.view.scenarios.ScenarioSamples;
import fathom.view.scenarios.ScenariosView;
import fathom.view.shell.Shell;
import java.util.Locale;
import java.util.function.UnaryOperator;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
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
        assertThat(Gallery.draw("engines", () -> new EnginesView(new SamplePlatform()), EngineSamples.frame(300))).hasSize(4).allSatisfy(file ->
                assertThat(file).isNotEmptyFile());
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
        assertThat(Gallery.draw("buses", () -> new BusesView(new SamplePlatform()), EngineSamples.frame(120))).hasSize(4).allSatisfy(file ->
                assertThat(file).isNotEmptyFile());
    }

    @Test
    void groupOfBuses() throws Exception {
        for (var situation : BusSamples.Situation.values()) {
            Frame frame = BusSamples.frame(120, situation);
            assertThat(Gallery.draw("buses-" + situation.name().toLowerCase(Locale.ROOT), () -> new BusesView(new SamplePlatform()), frame)).hasSize(4);
        }
    }

    @Test
    void aLostBus() throws Exception {
        Frame frame = BusSamples.frame(120, BusSamples.Situation.DOWN);
        assertThat(Gallery.draw("overview-buses-down", () -> new OverviewView(id -> {}), frame)).hasSize(4);
        assertThat(Gallery.draw("buses-facts", () -> new BusesView(new SamplePlatform()), frame, shell -> press(shell, "Facts"))).hasSize(4);
        assertThat(Gallery.draw("buses-tail", () -> new BusesView(new SamplePlatform()), frame, shell -> {
            ((TextField) shell.lookup("#topic-filter")).setText("*.BTC*");
            ((Button) shell.lookup("#tail")).fire();
        })).hasSize(4);
    }

    /** What a wide window shows anyway has no button. */
    private static void press(Shell shell, String words) {
        shell.lookupAll(".toggle-button").stream().map(ToggleButton.class::cast).filter(b -> b.getText().equals(words)).forEach(ToggleButton::fire);
    }

    @Test
    void hardware() throws Exception {
        assertThat(Gallery.draw("hardware", HardwareView::new, SampleState.frame(200, s -> HardwareSamples.of(s, 16)))).hasSize(4).allSatisfy(file ->
                assertThat(file).isNotEmptyFile());
        assertThat(Gallery.draw("hardware-mac", HardwareView::new, SampleState.frame(200, HardwareSamples::mac))).hasSize(4).allSatisfy(file -> assertThat(file).isNotEmptyFile());
        assertThat(Gallery.draw("hardware-two-cores", HardwareView::new, SampleState.frame(200, s -> HardwareSamples.of(s, 2)))).hasSize(4)
                .allSatisfy(file -> assertThat(file).isNotEmptyFile());
    }

    @Test
    void scenarios() throws Exception {
        drawScenarios("scenarios", ScenarioSamples::idle);
        drawScenarios("scenario-running", ScenarioSamples::running);
        drawScenarios("scenario-crashing", ScenarioSamples::crashing);
        drawScenarios("scenario-passed", s -> ScenarioSamples.ended(s, true));
        drawScenarios("scenario-failed", s -> ScenarioSamples.ended(s, false));
    }

    private static void drawScenarios(String name, UnaryOperator<PlatformState> change) throws Exception {
        assertThat(Gallery.draw(name, () -> {
            var view = new ScenariosView(new ScenarioPlatform(), uri -> {});
            if (!name.equals("scenarios")) view.show(ScenarioSamples.RUNNING);
            return view;
        }, SampleState.frame(60, s -> change.apply(HardwareSamples.of(s, 8))))).hasSize(4).allSatisfy(file -> assertThat(file).isNotEmptyFile());
    }
}
