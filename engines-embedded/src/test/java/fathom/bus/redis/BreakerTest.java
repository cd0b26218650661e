package fathom.bus.redis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BreakerTest {
    private final Breaker breaker = new Breaker();

    @Test
    void aServerProvesItselfThreeTimesBeforeItGetsTraffic() {
        assertThat(breaker.state()).isEqualTo(Breaker.State.OPEN);
        assertThat(breaker.success()).isFalse();
        assertThat(breaker.state()).isEqualTo(Breaker.State.HALF_OPEN);
        assertThat(breaker.success()).isFalse();
        assertThat(breaker.success()).as("the one that closes it").isTrue();
        assertThat(breaker.state()).isEqualTo(Breaker.State.CLOSED);
        assertThat(breaker.success()).as("already closed").isFalse();
    }

    @Test
    void aFailureOpensItAtOnceAndProofsStartAnew() {
        for (int i = 0; i < 3; i++) breaker.success();
        assertThat(breaker.failure()).as("it was closed").isTrue();
        assertThat(breaker.state()).isEqualTo(Breaker.State.OPEN);
        breaker.success();
        breaker.success();
        assertThat(breaker.failure()).as("it was only being tried").isFalse();
        breaker.success();
        breaker.success();
        assertThat(breaker.state()).isEqualTo(Breaker.State.HALF_OPEN);
    }
}
