package fathom.bus.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InternerTest {
    private final AtomicInteger made = new AtomicInteger();
    private final Interner<String> interner = new Interner<>((bytes, from, length) -> {
        made.incrementAndGet();
        return Texts.read(bytes, from, length);
    });

    private String get(String text) throws CodecException {
        byte[] bytes = ("<" + text + ">").getBytes(UTF_8);
        return interner.get(bytes, 1, bytes.length - 2);
    }

    @Test
    void whatIsUsualIsMadeOnceWhateverComesBetween() throws CodecException {
        var usual = new ArrayList<String>();
        for (int i = 0; i < 200; i++) usual.add(get("market_data.book.BINANCE." + i));
        made.set(0);
        for (int round = 0; round < 50; round++) {
            for (int i = 0; i < 200; i++) assertThat(get("market_data.book.BINANCE." + i)).isEqualTo("market_data.book.BINANCE." + i);
        }
        assertThat(made.get()).as("of 10,000").isLessThan(300);
        assertThat(get("market_data.book.BINANCE.7")).isSameAs(get("market_data.book.BINANCE.7"));
    }

    @Test
    void garbageOnlyPushesOutAndNeverMixesUp() throws CodecException {
        for (int i = 0; i < 100_000; i++) assertThat(get("garbage " + i)).isEqualTo("garbage " + i);
        for (int length = 0; length < 300; length++) assertThat(get("l".repeat(length))).hasSize(length);
        assertThat(get("l".repeat(Interner.LONGEST + 1))).as("too long to be kept").isNotSameAs(get("l".repeat(Interner.LONGEST + 1)));
    }
}
