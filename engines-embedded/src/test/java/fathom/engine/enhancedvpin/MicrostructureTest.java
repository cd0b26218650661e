package fathom.engine.enhancedvpin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fathom.engine.KnownAnswers;
import fathom.engine.PublishedAnswers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MicrostructureTest {
    private static final long FIVE_MINUTES = 300_000_000_000L;

    @Test
    void agreesOnFiveThousandRealTrades() throws IOException {
        List<QuotedTrade> trades = realTrades(5_000);
        JsonNode expected = PublishedAnswers.json("14-enhanced-vpin-microstructure", "expected.json");
        for (TradeSigning rule : TradeSigning.values()) {
            String name = rule == TradeSigning.EMO ? "EMO" : rule.name().toLowerCase();
            int[] signs = rule.signs(trades);
            assertThat(IntStream.of(signs).filter(s -> s > 0).count()).as(name + " buys").isEqualTo(expected.get("buy_count").get(name).asLong());
            assertThat(IntStream.of(signs).filter(s -> s < 0).count()).as(name + " sells").isEqualTo(expected.get("sell_count").get(name).asLong());
        }
        int[] signs = TradeSigning.LEE_READY.signs(trades);
        assertThat(IntStream.range(0, signs.length).filter(i -> signs[i] > 0).mapToDouble(i -> trades.get(i).size()).sum()).isEqualTo(expected.get("lee_ready_buy_volume").asDouble());
        Impact impact = Impact.of(Impact.bars(trades, signs, FIVE_MINUTES));
        JsonNode kyle = expected.get("kyle_lambda_5min(OLS mid change last-first within bar on signed volume, with intercept)");
        assertThat(impact.bars()).isEqualTo(kyle.get("bars").asInt());
        assertThat(impact.lambda()).isCloseTo(kyle.get("lambda").asDouble(), Percentage.withPercentage(1e-6));
        assertThat(impact.constant()).isCloseTo(kyle.get("intercept").asDouble(), Percentage.withPercentage(1e-6));
        assertThat(impact.amihud()).isCloseTo(expected.get("amihud_5min(mean |log(p_last/p_first)| / sum(p*v))").asDouble(), Percentage.withPercentage(1e-6));
        TradingCost cost = TradingCost.of(trades, signs, FIVE_MINUTES);
        assertThat(cost.effective()).isCloseTo(expected.get("mean_relative_effective_spread").asDouble(), Percentage.withPercentage(1e-6));
        assertThat(cost.weighted()).isCloseTo(expected.get("volume_weighted_effective_spread").asDouble(), Percentage.withPercentage(1e-6));
    }

    private static List<QuotedTrade> realTrades(int count) throws IOException {
        var file = KnownAnswers.folder("13-vpin-pinstimation").resolve("hfdata.csv.gz");
        try (var in = new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(file))))) {
            return in.lines().skip(1).limit(count).map(line -> line.replace("\"", "").split(",")).map(f -> {
                LocalDateTime at = LocalDateTime.parse(f[0].replace(' ', 'T'));
                return new QuotedTrade(at.toEpochSecond(ZoneOffset.UTC) * 1_000_000_000L + at.getNano(), Double.parseDouble(f[1]), Double.parseDouble(f[2]),
                        Double.parseDouble(f[3]), Double.parseDouble(f[4]));
            }).toList();
        }
    }

    @Test
    void signsOfAHandfulOfTrades() {
        List<QuotedTrade> trades = List.of(trade(100, 99, 101), trade(101, 99, 101), trade(101, 99, 103), trade(99, 99, 101), trade(99.5, 99, 101), trade(99.5, Double.NaN, 101));
        assertThat(TradeSigning.TICK.signs(trades)).containsExactly(0, 1, 1, -1, 1, 1);
        assertThat(TradeSigning.QUOTE.signs(trades)).containsExactly(0, 1, 0, -1, -1, 0);
        assertThat(TradeSigning.LEE_READY.signs(trades)).containsExactly(0, 1, 1, -1, -1, 1);
        assertThat(TradeSigning.EMO.signs(trades)).containsExactly(0, 1, 1, -1, 1, 1);
    }

    @Test
    void findsAnImpactThatWasPlanted() {
        var random = new Random(7);
        List<Impact.FlowBar> bars = IntStream.range(0, 2_000).mapToObj(i -> {
            double flow = 100 * random.nextGaussian(), move = 0.5 + 0.02 * flow + random.nextGaussian();
            return new Impact.FlowBar(100, 100 + move, flow, 100, 100 * Math.exp(0.001), 1_000);
        }).toList();
        Impact impact = Impact.of(bars);
        assertThat(impact.lambda()).isCloseTo(0.02, within(0.001));
        assertThat(impact.constant()).isCloseTo(0.5, within(0.1));
        assertThat(impact.amihud()).isCloseTo(1e-6, within(1e-12));
    }

    @Test
    void flowThatDoesNotVaryHasNoImpact() {
        var bar = new Impact.FlowBar(1, 2, 5, 1, 2, 10);
        assertThatThrownBy(() -> Impact.of(List.of(bar, bar, bar))).hasMessageContaining("every bar has the same flow");
        assertThatThrownBy(() -> Impact.of(List.of(bar))).hasMessage("needs 3 bars with trades, has 1");
    }

    /** What was paid goes to the other side or moves the price: nothing is left. */
    @Test
    void effectiveIsRealisedAndImpact() {
        var trades = List.of(at(0, 101, 99, 101), at(10, 101, 100, 102), at(20, 103, 101, 103), at(30, 101, 101, 103));
        TradingCost cost = TradingCost.of(trades.subList(0, 4), new int[] {1, 1, 1, -1}, 10);
        double effective = (2.0 / 100 + 0 + 2.0 / 102) / 3;
        assertThat(cost.realised() + cost.impact()).isCloseTo(effective, within(1e-12));
        assertThat(cost.trades()).isEqualTo(4);
        assertThatThrownBy(() -> TradingCost.of(List.of(trade(1, Double.NaN, 2)), new int[] {1}, 10)).hasMessageContaining("no trade has quotes");
    }

    @Test
    void imbalanceCountsWhatWasAddedAndTaken() {
        var flow = new OrderFlowImbalance();
        assertThat(flow.add(99, 5, 101, 5)).isZero();
        assertThat(flow.add(99, 8, 101, 5)).as("3 more bid").isEqualTo(3);
        assertThat(flow.add(99, 8, 101, 1)).as("4 of the ask taken").isEqualTo(4);
        assertThat(flow.add(100, 2, 102, 7)).as("a higher bid and the ask gone").isEqualTo(2 + 1);
        assertThat(flow.add(99, 4, 101, 6)).as("back down").isEqualTo(-2 - 6);
        assertThat(flow.drain()).isEqualTo(2);
        assertThat(flow.sum()).isZero();
        assertThatThrownBy(() -> flow.add(Double.NaN, 1, 2, 1)).hasMessageContaining("a best price is above 0");
        assertThatThrownBy(() -> flow.add(1, -1, 2, 1)).hasMessageContaining("a size not negative");
    }

    @Test
    void tradesThatAreNoneAreRefused() {
        for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new QuotedTrade(0, bad, 1, 1, 2)).hasMessageContaining("a price is a number above 0");
            assertThatThrownBy(() -> new QuotedTrade(0, 1, bad, 1, 2)).hasMessageContaining("a size is a number above 0");
        }
        assertThat(new QuotedTrade(0, 1, 1, 3, 2).mid()).as("crossed quotes have no middle").isNaN();
    }

    private static QuotedTrade trade(double price, double bid, double ask) {
        return at(0, price, bid, ask);
    }

    private static QuotedTrade at(long at, double price, double bid, double ask) {
        return new QuotedTrade(at, price, 1, bid, ask);
    }
}
