package fathom.bus.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StreamIdTest {
    @Test
    void idsAreOrderedByTimeThenByNumber() {
        assertThat(StreamId.of("1700000000000-9")).isLessThan(StreamId.of("1700000000000-10")).isLessThan(StreamId.of("1700000000001-0"));
        assertThat(StreamId.of("5-7")).hasToString("5-7").isEqualTo(new StreamId(5, 7));
        assertThat(StreamId.earlier(StreamId.of("2-0"), StreamId.of("1-9"))).hasToString("1-9");
    }

    @Test
    void somethingElseIsRefused() {
        assertThatThrownBy(() -> StreamId.of("17")).isInstanceOf(NumberFormatException.class);
        assertThatThrownBy(() -> StreamId.of("a-1")).isInstanceOf(NumberFormatException.class);
    }
}
