package fathom.bus.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScratchTest {
    private final Scratch scratch = new Scratch();

    @Test
    void whatIsGivenBackIsUsedAgain() {
        byte[] first = scratch.take(1_000);
        scratch.give(first);
        assertThat(scratch.take(first.length)).isSameAs(first);
    }

    @Test
    void nobodyGetsWhatIsOut() {
        byte[] outer = scratch.take(10);
        byte[] inner = scratch.take(10);
        assertThat(inner).isNotSameAs(outer);
        scratch.give(inner);
        scratch.give(outer);
        assertThat(scratch.take(10)).isSameAs(outer);
    }

    @Test
    void oneThatIsTooSmallIsReplaced() {
        scratch.give(new byte[10]);
        assertThat(scratch.take(11)).hasSizeGreaterThanOrEqualTo(11);
    }

    @Test
    void aLargeOneIsNotKept() {
        byte[] large = scratch.take(Scratch.KEPT + 1);
        assertThat(large).hasSize(Scratch.KEPT + 1);
        scratch.give(large);
        assertThat(scratch.take(Scratch.KEPT + 1)).isNotSameAs(large);
    }

    @Test
    void eachThreadHasItsOwn() throws InterruptedException {
        byte[] mine = scratch.take(10);
        scratch.give(mine);
        var theirs = new byte[1][];
        Thread.ofPlatform().start(() -> theirs[0] = scratch.take(10)).join();
        assertThat(theirs[0]).isNotNull().isNotSameAs(mine);
    }
}
