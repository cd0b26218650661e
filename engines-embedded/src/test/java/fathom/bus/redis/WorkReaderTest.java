package fathom.bus.redis;

import static org.assertj.core.api.Assertions.assertThat;

import fathom.bus.codec.Encoding;
import fathom.bus.codec.WireCodec;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A reader that does not come round any more is found out by whoever looks; here its thread never runs. */
class WorkReaderTest {
    private static final long SECOND = 1_000_000_000L;

    @AutoClose
    private final Offline offline = new Offline();
    private final Member member = offline.member("One");
    private final WorkReader reader = new WorkReader(member, "workers", "p1", new WireCodec(Buses.TYPES, Encoding.MSGPACK, Integer.MAX_VALUE), RedisBusSettings.STANDARD, null);

    @Test
    void oneThatStandsStillIsStuckAfterTenSecondsUntilItIsToldToEnd() {
        long now = System.nanoTime();
        assertThat(reader.isStuck(now + 5 * SECOND)).isFalse();
        assertThat(reader.isStuck(now + 15 * SECOND)).isTrue();
        reader.close();
        assertThat(reader.isStuck(now + 15 * SECOND)).isFalse();
    }

    @Test
    void itsServerIsDegradedForThat() {
        Offline.carries(member, true);
        member.joined(reader);
        long later = System.nanoTime() + 15 * SECOND;
        assertThat(member.wrong(System.nanoTime())).isEmpty();
        assertThat(member.wrong(later)).isEqualTo("the work of workers is not read");
        member.left(reader);
        assertThat(member.wrong(later)).isEmpty();
        assertThat(member.stats(Map.of(), 0).wire().faults().givenUp()).isZero();
    }
}
