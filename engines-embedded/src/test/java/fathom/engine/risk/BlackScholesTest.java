package fathom.engine.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import fathom.engine.PublishedAnswers;
import fathom.engine.risk.BlackScholes.Option;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BlackScholesTest {
    /** Hull, Options, Futures and Other Derivatives: S 42, K 40, r 10 %, σ 20 %, half a year; Greeks of S 49, K 50, r 5 %, σ 20 %, 0.3846 years. */
    @Test
    void hull() {
        assertThat(BlackScholes.of(new Option(true, 42, 40, 0.5, 0.1, 0), 0.2).price()).isCloseTo(4.76, within(0.005));
        assertThat(BlackScholes.of(new Option(false, 42, 40, 0.5, 0.1, 0), 0.2).price()).isCloseTo(0.81, within(0.005));
        var greeks = BlackScholes.of(new Option(true, 49, 50, 0.3846, 0.05, 0), 0.2);
        assertThat(greeks.delta()).isCloseTo(0.522, within(0.0005));
        assertThat(greeks.gamma()).isCloseTo(0.066, within(0.0005));
        assertThat(greeks.vega()).isCloseTo(12.1, within(0.05));
        assertThat(greeks.theta()).isCloseTo(-4.31, within(0.005));
        assertThat(greeks.rho()).isCloseTo(8.91, within(0.005));
    }

    @Test
    void greeksAreTheSlopesOfThePriceAndCallsAndPutsKeepTheirParity() {
        for (long seed = 1; seed <= 300; seed++) {
            var r = new Random(seed);
            double s = 50 + 100 * r.nextDouble(), k = s * (0.7 + 0.6 * r.nextDouble()), t = 0.1 + 2 * r.nextDouble(), rate = 0.1 * r.nextGaussian() / 2;
            double yield = 0.05 * r.nextDouble(), v = 0.1 + 0.7 * r.nextDouble();
            boolean call = r.nextBoolean();
            var o = BlackScholes.of(new Option(call, s, k, t, rate, yield), v);
            double h = 1e-4;
            double up = BlackScholes.of(new Option(call, s + h * s, k, t, rate, yield), v).price(), down = BlackScholes.of(new Option(call, s - h * s, k, t, rate, yield), v).price();
            assertThat(o.delta()).as("seed %d", seed).isCloseTo((up - down) / (2 * h * s), within(1e-6));
            assertThat(o.gamma()).as("seed %d", seed).isCloseTo((up - 2 * o.price() + down) / (h * s * h * s), within(1e-5));
            assertThat(o.vega()).isCloseTo((BlackScholes.of(new Option(call, s, k, t, rate, yield), v + h).price()
                    - BlackScholes.of(new Option(call, s, k, t, rate, yield), v - h).price()) / (2 * h), within(1e-3));
            assertThat(o.theta()).isCloseTo((BlackScholes.of(new Option(call, s, k, t - h, rate, yield), v).price()
                    - BlackScholes.of(new Option(call, s, k, t + h, rate, yield), v).price()) / (2 * h), within(1e-3));
            assertThat(o.rho()).isCloseTo((BlackScholes.of(new Option(call, s, k, t, rate + h, yield), v).price()
                    - BlackScholes.of(new Option(call, s, k, t, rate - h, yield), v).price()) / (2 * h), within(1e-3));
            double c = BlackScholes.of(new Option(true, s, k, t, rate, yield), v).price(), p = BlackScholes.of(new Option(false, s, k, t, rate, yield), v).price();
            assertThat(c - p).isCloseTo(s * Math.exp(-yield * t) - k * Math.exp(-rate * t), within(1e-10));
            assertThat(BlackScholes.impliedVolatility(new Option(call, s, k, t, rate, yield), o.price())).as("seed %d", seed).isCloseTo(v, within(1e-7));
        }
    }

    /** American calls on a share without dividends are worth what European ones are; the publisher's theta is per day, its vega per point. */
    @Test
    void callsOfAThirdParty() throws IOException {
        List<String[]> rows = PublishedAnswers.csv("03-options-greeks-lean", "greeksindicator/american/third_party_2_greeks.csv");
        int compared = 0;
        for (String[] row : rows) {
            if (row.length < 22 || !row[0].equals("AAPL") || number(row[21]) != 0) continue;
            double spot = number(row[18]), strike = number(row[2]), years = number(row[19]), rate = number(row[20]), volatility = number(row[7]);
            if (!(volatility > 0.05) || Math.abs(spot / strike - 1) > 0.06) continue;
            var call = BlackScholes.of(new Option(true, spot, strike, years, rate, 0), volatility);
            assertThat(call.delta()).as("strike %s", strike).isCloseTo(number(row[9]), within(0.05)); // smoothed volatilities
            assertThat(call.price()).as("strike %s", strike).isCloseTo(number(row[5]), within(0.05 * number(row[5]) + 0.1));
            compared++;
        }
        assertThat(compared).isPositive();
    }

    private static double number(String cell) {
        return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
    }

    @Test
    void refusesWhatIsNoOption() {
        var o = new Option(true, 100, 100, 1, 0, 0);
        assertThatIllegalArgumentException().isThrownBy(() -> BlackScholes.of(o, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> BlackScholes.of(o, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new Option(true, -1, 100, 1, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Option(true, 100, 100, 0, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Option(true, 100, 100, 1, Double.NaN, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> BlackScholes.impliedVolatility(o, 150)).withMessageContaining("arbitrage");
    }
}
