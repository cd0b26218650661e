package fathom.view;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.engine.Answer;
import fathom.engine.Question;
import fathom.engine.strategy.StrategySignal;
import fathom.model.Fill;
import fathom.model.Gap;
import fathom.model.Instrument;
import fathom.model.Order;
import fathom.model.Side;
import fathom.model.Trade;
import fathom.model.Venue;
import java.util.List;
import org.junit.jupiter.api.Test;

class PayloadsTest {
    private static final Instrument BTC = Instrument.spot(Venue.BINANCE, "BTC");

    private record Unknown(String name, int value, double halfLife, List<String> parts, Object other) {}

    private static String text(Object payload) {
        return Payloads.describe(payload).text();
    }

    @Test
    void aMessageIsOneReadableLine() {
        assertThat(text(States.book(BTC, 67184.5, 0.5, 67186, 0.25))).isEqualTo("67,184.50 × 0.5000 to 67,186.00 × 0.2500, 1 levels");
        assertThat(text(new Trade(BTC, 0, 0, 991, 67184.5, 0.0451, Side.BUY))).isEqualTo("buy 0.0451 at 67,184.50, trade 991");
        assertThat(text(new Gap(BTC, 0, 1007, 1009))).isEqualTo("expected 1007, received 1009");
        var order = new Order(12, "growth", BTC, Side.SELL, 0.2, 67_000, 0, "");
        assertThat(text(order)).isEqualTo("order 12: sell 0.2000 BTC at Binance, limit 67,000.00");
        assertThat(text(new Fill(order, 0, 0, Double.NaN, 0))).isEqualTo("order 12 expired");
        assertThat(text(new Fill(order, 0, 0.2, 67_010, 1))).isEqualTo("order 12: 0.2000 done at 67,010.00");
        var question = new Question("var", "growth", "console");
        assertThat(text(new StrategySignal("BINANCE.BTC-USDT", "breakout", 5, 67_184, -0.5, "below the lowest low"))).isEqualTo("short 0.50: below the lowest low");
        assertThat(text(new StrategySignal("BINANCE.BTC-USDT", "breakout", 0, Double.NaN, Double.NaN, "warms up"))).isEqualTo("warms up");
        assertThat(text(question)).isEqualTo("var of growth, asked by console");
        assertThat(text(new Answer("risk", question, "x", null))).isEqualTo("risk answers var of growth");
        assertThat(text(new Answer("risk", question, null, "no such portfolio"))).isEqualTo("risk cannot answer: no such portfolio");
    }

    @Test
    void aRecordThatIsNotKnownIsToldByItsComponents() {
        assertThat(text(new Unknown("a\nb", 7, 0.5, List.of("x", "y"), null))).isEqualTo("name a b, value 7, half life 0.5000, parts 2");
        assertThat(text("x".repeat(1_000))).hasSizeLessThan(250).endsWith("…");
        assertThat(text(null)).isEqualTo("nothing");
    }
}
