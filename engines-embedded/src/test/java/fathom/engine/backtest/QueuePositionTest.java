package fathom.engine.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fathom.engine.PublishedAnswers;
import fathom.model.Side;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class QueuePositionTest {
    @Test
    void publishedCases() {
        for (JsonNode c : PublishedAnswers.json("24-ems-matching", "queue_position.json").get("cases").values()) {
            var order = new QueuePosition(Side.valueOf(c.get("side").stringValue()), Double.parseDouble(c.get("price").stringValue()), c.get("qty").asDouble(), c.get("queue_ahead").asDouble());
            for (JsonNode e : c.get("events").values()) {
                double filled = 0;
                if (e.has("trade")) filled = order.onTrade(Side.valueOf(e.get("trade").stringValue()), Double.parseDouble(e.get("price").stringValue()), e.get("qty").asDouble());
                if (e.has("quote_bid_size")) order.onDepth(e.get("quote_bid_size").asDouble());
                if (e.has("level_deleted")) order.onDepth(0);
                if (e.has("modified")) order.toTheBack(e.get("level_size").asDouble());
                assertThat(filled).as("%s: %s", c.get("case"), e).isEqualTo(e.get("fill").asDouble());
                assertThat(order.ahead()).as("%s: %s", c.get("case"), e).isEqualTo(e.get("ahead").asDouble());
            }
        }
    }

    /** The most cautious of the models of a public back-tester. */
    @Test
    void publishedCautiousModel() {
        JsonNode models = PublishedAnswers.json("24-ems-matching", "queue_position.json").get("hftbacktest_models");
        JsonNode expected = models.get("front_and_fill_after_each_event").get("risk_averse");
        var order = new QueuePosition(Side.BUY, 100, 1000, models.get("initial_front").asDouble());
        int i = 0;
        for (JsonNode e : models.get("events").values()) {
            double filled = 0;
            if (e.get("kind").stringValue().equals("trade")) filled = order.onTrade(Side.SELL, 100, e.get("qty").asDouble());
            else order.onDepth(e.get("new").asDouble());
            assertThat(order.ahead()).isCloseTo(expected.get(i).get(0).asDouble(), within(1e-12));
            assertThat(filled).isCloseTo(expected.get(i).get(1).asDouble(), within(1e-12));
            i++;
        }
    }

    @Test
    void aTradeThroughItsPriceFillsAllOfIt() {
        var order = new QueuePosition(Side.SELL, 100, 5, 1000);
        assertThat(order.onTrade(Side.BUY, 99, 50)).isZero();
        assertThat(order.onTrade(Side.SELL, 101, 50)).isZero();
        assertThat(order.onTrade(Side.BUY, 101, 1)).isEqualTo(5);
        assertThat(order.onTrade(Side.BUY, 101, 1)).isZero();
    }

    @Test
    void noSuchOrder() {
        assertThatThrownBy(() -> new QueuePosition(Side.BUY, 100, 0, 0)).hasMessageContaining("size of an order");
        assertThatThrownBy(() -> new QueuePosition(Side.BUY, 0, 1, 0)).hasMessageContaining("price of an order");
    }
}
