package fathom.bus.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fathom.bus.MessageType;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingTest {
    @ParameterizedTest
    @CsvSource({"MARKET_DATA, MarketData", "PRICE_UPDATE, MarketData", "TRADE_EXECUTION, MarketData", "ML_PREDICTION, NeuralGpu", "VPIN_CALCULATION, NeuralGpu",
            "PORTFOLIO_UPDATE, NeuralGpu", "GPU_COMPUTATION, NeuralGpu", "STRATEGY_SIGNAL, EngineLogic", "ENGINE_HEALTH, EngineLogic", "RISK_METRIC, EngineLogic",
            "MARGIN_CALL, EngineLogic", "QUESTION, Primary", "BACKTEST_START, Primary"})
    void theFourBusesShareTheTypes(MessageType type, String bus) {
        assertThat(Routing.FOUR.homes().get(Routing.FOUR.home(type)).bus()).isEqualTo(bus);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void everyTypeHasAHomeInEveryLayout(int servers) {
        Routing routing = Routing.of(servers);
        assertThat(routing.homes()).hasSize(servers);
        assertThat(Arrays.stream(MessageType.values()).map(routing::home)).allMatch(h -> h >= 0 && h < servers);
    }

    @Test
    void thereAreNoFiveBuses() {
        assertThatThrownBy(() -> Routing.of(5)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("one to four");
    }
}
