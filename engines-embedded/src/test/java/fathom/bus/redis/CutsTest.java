package fathom.bus.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.XAddArgs;
import io.lettuce.core.protocol.CommandArgs;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CutsTest {
    private static final String KEY = "k";

    private final Cuts cuts = new Cuts(100_000);

    /** What the next entries ask to be cut; nothing of those that cut nothing. */
    private List<String> next(int entries) {
        var asked = new ArrayList<String>();
        for (int i = 0; i < entries; i++) {
            XAddArgs how = cuts.next(KEY);
            if (how == null) continue;
            var args = new CommandArgs<>(BytesCodec.INSTANCE);
            how.build(args);
            asked.add(args.toCommandString());
        }
        return asked;
    }

    @Test
    void withoutLeaveOnlyTheBoundIsKept() {
        assertThat(next(1_280)).hasSize(40).allMatch(a -> a.startsWith("MAXLEN ~ 100000"));
    }

    @Test
    void everyStreamIsKeptToItsBoundWhateverTheTurns() {
        int kept = 0;
        for (int i = 0; i < 64; i++) {
            cuts.next("another");
            if (cuts.next(KEY) != null) kept++;
        }
        assertThat(kept).isEqualTo(2);
    }

    @Test
    void nothingIsCutOnceAsManyAsMayGoAreGone() {
        cuts.allow(KEY, new StreamId(7, 0), 150);
        List<String> cut = next(1_280).stream().filter(a -> a.startsWith("MINID")).toList();
        assertThat(cut).containsExactly("MINID ~ 7-0 LIMIT 128 *", "MINID ~ 7-0 LIMIT 128 *");
        cuts.allow("another", new StreamId(9, 0), 1_000);
        assertThat(next(1_280)).as("of another stream").noneMatch(a -> a.startsWith("MINID"));
    }
}
