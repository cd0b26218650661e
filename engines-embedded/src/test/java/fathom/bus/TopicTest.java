package fathom.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TopicTest {
    @Test
    void aNameIsBoundedAndOfPrintableCharacters() {
        assertThat(Topic.of("a".repeat(256)).name()).hasSize(256);
        assertThatThrownBy(() -> Topic.of("a".repeat(257))).isInstanceOf(IllegalArgumentException.class).hasMessage("not a topic: a name of 257 characters (at most 256)");
        for (String wrong : List.of("", "a b", "a.*", "a\tb", "a\u0007b", "a\u001b[31m")) {
            assertThatThrownBy(() -> Topic.of(wrong)).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("not a topic");
        }
    }

    /** Somebody who may write to the bus makes up names: those of this process are still to be had, and known ones found. */
    @Test
    void namesThatSomebodyMadeUpLeaveRoomForOurOwn() {
        var table = new TopicTable(30, 20);
        for (int i = 0; i < 20; i++) table.heard("made.up." + i);
        assertThatThrownBy(() -> table.heard("made.up.20")).isInstanceOf(IllegalArgumentException.class).hasMessage("no topic 'made.up.20': there are 20 others already");
        Topic own = table.of("risk.report.growth");
        assertThat(table.heard("risk.report.growth")).isSameAs(own);
        for (int i = 0; i < 9; i++) table.of("own." + i);
        assertThatThrownBy(() -> table.of("own.9")).hasMessage("no topic 'own.9': there are 30 others already");
    }
}
