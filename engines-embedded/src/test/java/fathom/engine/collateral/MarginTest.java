package fathom.engine.collateral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fathom.engine.PublishedAnswers;
import fathom.engine.collateral.CollateralCall.Agreement;
import fathom.engine.collateral.OptionLeg.Right;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class MarginTest {
    private static final double SPY = 410;

    @Test
    void nakedOptionsAgreeToTheCent() {
        JsonNode cases = PublishedAnswers.json("12-collateral-option-and-regt-margin", "short_option_margin.json").get("exact_cases[right,strike,option_px,underlying,contracts,margin]");
        for (JsonNode c : cases) {
            var leg = new OptionLeg(right(c.get(0).stringValue()), c.get(1).asDouble(), 30, c.get(2).asDouble(), -c.get(4).asInt());
            assertThat(OptionMargin.of(List.of(leg), 0, c.get(3).asDouble(), 100, OptionMargin.SINGLE).requirement()).as(c.toString()).isCloseTo(c.get(5).asDouble(), within(0.01));
        }
    }

    @Test
    void broadIndicesAgreeWithABroker() {
        JsonNode cases = PublishedAnswers.json("12-collateral-option-and-regt-margin", "short_option_margin.json").get("index_cases[right,strike,option_px,underlying,lean_expected,IB,rule15%]");
        for (JsonNode c : cases) {
            var leg = new OptionLeg(right(c.get(0).stringValue()), c.get(1).asDouble(), 30, c.get(2).asDouble(), -1);
            assertThat(OptionMargin.of(List.of(leg), 0, c.get(3).asDouble(), 100, OptionMargin.BROAD).requirement()).as(c.toString()).isCloseTo(c.get(6).asDouble(), within(0.01));
        }
    }

    private static Right right(String letter) {
        return letter.equals("C") ? Right.CALL : Right.PUT;
    }

    /** Requirements by the rule of the strategy where it is exact; else within a fifth of what a broker asks. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "-1 C300 | 19400 | 0", "-1 P300 | 3002 | 0", "-1 C300 +1 C310 | 1000 | 0", "+1 P300 -1 P310 | 1000 | 0", "+1 C300 -1 C310 | 0 | 0", "+1 P310 -1 P300 | 0 | 0",
            "-1 C300 -1 P300 | 20624 | 20", "-1 C310 -1 P300 | 20752 | 20", "+1 C300 -2 C310 +1 C320 | 0 | 0", "-1 C300 +2 C310 -1 C320 | 1000 | 0",
            "-1 P300 +2 P310 -1 P320 | 1000 | 0", "+1 C300 -1 N300 | 0 | 0", "-1 C300 +1 N300 | 20537 | 20", "+1 P300 -1 P310 -1 C310 +1 C320 | 1000 | 0",
            "+100 SPY -1 C300 | 19325 | 20", "-100 SPY -1 P300 | 12331.38 | 20", "+100 SPY +1 P300 | 10276.15 | 20"})
    void strategiesNeedWhatTheirRuleSays(String position, double expected, double percent) {
        var legs = new ArrayList<OptionLeg>();
        double shares = 0;
        String[] words = position.split(" ");
        for (int i = 0; i < words.length; i += 2) {
            int count = Integer.parseInt(words[i]);
            if (words[i + 1].equals("SPY")) shares = count;
            else legs.add(leg(words[i + 1], count));
        }
        double requirement = OptionMargin.of(legs, shares, SPY, 100, OptionMargin.SINGLE).requirement();
        if (percent == 0) assertThat(requirement).isCloseTo(expected, within(0.01));
        else assertThat(requirement).isCloseTo(expected, Percentage.withPercentage(percent));
        Collections.reverse(legs);
        assertThat(OptionMargin.of(legs, shares, SPY, 100, OptionMargin.SINGLE).requirement()).as("the order of the legs does not matter").isCloseTo(requirement, within(1e-9));
    }

    /** N is a call that expires two days earlier than the others. */
    private static OptionLeg leg(String name, int contracts) {
        double strike = Double.parseDouble(name.substring(1));
        double price = switch (name) {
            case "C300" -> 112;
            case "C310" -> 100;
            case "C320" -> 92;
            case "N300" -> 110;
            case "P300" -> 0.02;
            case "P310" -> 0.03;
            default -> 0.05;
        };
        return new OptionLeg(name.startsWith("P") ? Right.PUT : Right.CALL, strike, name.startsWith("N") ? 2 : 4, price, contracts);
    }

    @Test
    void sharesNeedWhatTheRegulatorsSay() {
        assertThat(StockMargin.of(1_000, 100)).isEqualTo(new StockMargin(50_000, 25_000));
        assertThat(StockMargin.of(-1_000, 4).maintenance()).isEqualTo(4_000);
        assertThat(StockMargin.of(-1_000, 2).maintenance()).isEqualTo(2_500);
        assertThat(StockMargin.of(-100, 12).maintenance()).isEqualTo(500);
        assertThat(StockMargin.of(-100, 100).maintenance()).isEqualTo(3_000);
        assertThat(StockMargin.callPriceLong(1_000, 50_000)).isCloseTo(66.66666666666667, within(1e-9));
        assertThat(StockMargin.callPriceShort(1_000, 150_000)).isCloseTo(115.38461538461539, within(1e-9));
    }

    /** At the call price the equity is just the maintenance requirement. */
    @Test
    void theCallPriceIsWhereEquityMeetsMaintenance() {
        var random = new Random(3);
        for (int i = 0; i < 200; i++) {
            double shares = 1 + random.nextInt(10_000), loan = 1 + 1e6 * random.nextDouble(), price = StockMargin.callPriceLong(shares, loan);
            assertThat(shares * price - loan).isCloseTo(StockMargin.of(shares, price).maintenance(), within(1e-6 * loan));
        }
    }

    @Test
    void theSixteenScenariosOfSpan() {
        JsonNode published = PublishedAnswers.json("12-collateral-option-and-regt-margin", "span_16_scenarios.json").get("scenarios[n,price_fraction,vol_direction,cover_fraction]");
        for (JsonNode s : published) {
            SpanScan.Scenario ours = SpanScan.STANDARD.get(s.get(0).asInt() - 1);
            assertThat(ours.price()).as("scenario " + s).isCloseTo(s.get(1).asDouble(), within(1e-9));
            assertThat((double) ours.volatility()).isEqualTo(s.get(2).asDouble());
            assertThat(ours.cover()).isEqualTo(s.get(3).asDouble());
        }
    }

    @Test
    void aFutureNeedsItsScanRange() {
        SpanScan one = SpanScan.of(List.of((move, vol) -> move), 10_000, 0, SpanScan.scenarios(2, 0.35));
        assertThat(one.risk()).isEqualTo(10_000);
        assertThat(one.scenario()).isEqualTo(13);
        assertThat(one.gains()[14]).isCloseTo(7_000, within(1e-9));
        assertThat(SpanScan.of(List.of((move, vol) -> move, (move, vol) -> -move), 10_000, 0, SpanScan.STANDARD).risk()).as("long and short").isZero();
        assertThatThrownBy(() -> SpanScan.of(List.of((move, vol) -> Double.NaN), 1, 1, SpanScan.STANDARD)).hasMessageContaining("is a number, got NaN");
    }

    @ParameterizedTest
    @CsvSource({"1000, 0, 500, 0, 1000, 0, 0", "2000, 0, 500, 0, 1000, 0, 1500", "2040, 0, 500, 0, 100, 50, 1550", "0, 800, 500, 0, 100, 50, -800", "500, 30, 500, 0, 100, 0, 0", "-900, 0, 500, 0, 0, 0, 0"})
    void aCallIsWhatLiesAboveTheThreshold(double exposure, double held, double threshold, double independent, double minimum, double rounding, double expected) {
        assertThat(CollateralCall.of(exposure, held, new Agreement(threshold, independent, minimum, rounding)).amount()).isEqualTo(expected);
    }

    @Test
    void figuresThatAreNoneAreRefused() {
        for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> StockMargin.of(1, bad)).hasMessageContaining("a price is a number above 0");
            assertThatThrownBy(() -> new OptionLeg(Right.CALL, bad, 1, 1, 1)).hasMessageContaining("a strike is a number above 0");
            assertThatThrownBy(() -> OptionMargin.of(List.of(), 0, bad, 100, 0.2)).hasMessageContaining("a price");
        }
        assertThatThrownBy(() -> new OptionLeg(Right.CALL, 1, 1, 1, 0)).hasMessage("a leg has at least one contract");
        assertThatThrownBy(() -> CollateralCall.valueAfterHaircut(1, 1.1)).hasMessageContaining("a haircut lies from 0 to 1");
    }

    /** Cover never needs more margin than none. */
    @Test
    void optionsBoughtNeverRaiseTheRequirement() {
        var random = new Random(9);
        for (int i = 0; i < 500; i++) {
            var legs = new ArrayList<OptionLeg>();
            for (int j = 0; j < 6; j++) {
                legs.add(new OptionLeg(random.nextBoolean() ? Right.CALL : Right.PUT, 60 + 10 * random.nextInt(9), 30 * random.nextInt(3), 1 + random.nextInt(20), random.nextBoolean() ? -1 : 2));
            }
            double covered = OptionMargin.of(legs, 0, 100, 100, OptionMargin.SINGLE).requirement();
            double alone = OptionMargin.of(legs.stream().filter(OptionLeg::isShort).toList(), 0, 100, 100, OptionMargin.SINGLE).requirement();
            assertThat(covered).as(legs.toString()).isBetween(0.0, alone + 1e-9);
        }
    }
}
