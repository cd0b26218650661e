package fathom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fathom.model.Instrument;
import fathom.model.Venue;
import org.junit.jupiter.api.Test;

class PerInstrumentTest {
    private final PerInstrument<String> names = new PerInstrument<>(Instrument::topicPart);

    @Test
    void opensOncePerInstrumentAndKeepsTheOrderOfAppearance() {
        String first = names.of(RandomTape.KRAKEN);
        names.of(RandomTape.BINANCE);
        assertThat(names.of(Instrument.spot(Venue.KRAKEN, "BTC"))).isSameAs(first);
        assertThat(names.all()).containsExactly("KRAKEN.BTC-USD", "BINANCE.BTC-USDT");
        assertThat(names.count()).isEqualTo(2);
    }

    @Test
    void isFoundByAssetByInstrumentOrAltogether() {
        names.of(RandomTape.BINANCE);
        names.of(RandomTape.ETH);
        names.of(RandomTape.KRAKEN);
        assertThat(names.matching("BTC")).containsExactly("BINANCE.BTC-USDT", "KRAKEN.BTC-USD");
        assertThat(names.matching("COINBASE.ETH-USD")).containsExactly("COINBASE.ETH-USD");
        assertThat(names.matching("")).hasSize(3);
    }

    @Test
    void saysWhenItNeverHeardOfTheSubject() {
        assertThat(names.matching("")).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> names.matching("DOGE")).withMessageContaining("DOGE");
    }
}
