package fathom.bus.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.StreamMessage;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.AsyncCommand;
import io.lettuce.core.protocol.Command;
import io.lettuce.core.protocol.CommandType;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Against a connection that answers when the test says so. */
class ReadAheadTest {
    private static final long LONG = LettuceClient.COMMAND_TIMEOUT.toNanos();

    private final List<AsyncCommand<String, byte[], List<StreamMessage<String, byte[]>>>> asked = new ArrayList<>();
    private final Allowance allowance = new Allowance();
    private int told;
    private final ReadAhead ahead = new ReadAhead(link(), Map.of("s", StreamId.ZERO), 10, 10, () -> told++);

    @Test
    void theNextReadIsSentBeforeTheLastIsHandledButNoThird() {
        answer(0);
        assertThat(asked).hasSize(2);
        assertThat(told).isEqualTo(1);
        answer(1);
        assertThat(asked).hasSize(2);
        assertThat(ahead.poll()).isNotNull();
        ahead.handled();
        assertThat(asked).hasSize(3);
    }

    @Test
    void aReadThatIsNotAnsweredForLongIsOverdue() {
        assertThat(ahead.isOverdue(System.nanoTime())).isFalse();
        assertThat(ahead.isOverdue(System.nanoTime() + LONG)).isTrue();
        answer(0);
        assertThat(ahead.isOverdue(System.nanoTime())).isFalse();
    }

    @Test
    void noneIsOverdueWhileNoneIsSentBecauseTheReaderIsBehind() {
        answer(0);
        answer(1);
        assertThat(ahead.isOverdue(System.nanoTime() + LONG)).isFalse();
        ahead.handled();
        assertThat(ahead.isOverdue(System.nanoTime() + LONG)).isTrue();
    }

    @Test
    void whatWasTooMuchForOneAnswerComesWithTheNextWhichAsksForLess() {
        byte[] some = new byte[1 << 20];
        answer(0, some, some, some, Allowance.LEFT_OUT, some);
        assertThat(ahead.poll()).satisfies(b -> {
            assertThat(b.entries()).extracting(StreamMessage::getId).containsExactly("1-0", "2-0", "3-0");
            assertThat(b.all()).isFalse();
        });
        assertThat(ahead.count()).isEqualTo(3);
    }

    @Test
    void anEntryThatIsTooLargeByItselfIsPassed() {
        answer(0, Allowance.LEFT_OUT, new byte[9]);
        assertThat(ahead.poll().entries()).extracting(StreamMessage::getId).containsExactly("1-0");
        assertThat(ahead.count()).isEqualTo(1);
    }

    @Test
    void asManyEntriesAreAskedForAsBringAFairNumberOfBytes() {
        byte[] large = new byte[2 << 20];
        answer(0, large, large, large, large, large, large, large, large);
        assertThat(ahead.count()).isEqualTo(4);
        for (int i = 1; i < 4; i++) {
            ahead.poll();
            ahead.handled();
            answer(i, new byte[9]);
        }
        assertThat(ahead.count()).as("no more than at first").isEqualTo(10);
    }

    private void answer(int read, byte[]... bodies) {
        var entries = new ArrayList<StreamMessage<String, byte[]>>();
        for (byte[] body : bodies) entries.add(new StreamMessage<>("s", (entries.size() + 1) + "-0", Map.of(StreamWriter.FIELD, body)));
        asked.get(read).complete(entries);
    }

    private void answer(int read) {
        asked.get(read).complete(List.of(new StreamMessage<>("s", (read + 1) + "-0", Map.of())));
    }

    @SuppressWarnings("unchecked")
    private RedisLink link() {
        var commands = (RedisAsyncCommands<String, byte[]>) proxy(RedisAsyncCommands.class, (p, method, arguments) -> read());
        var connection = (StatefulRedisConnection<String, byte[]>) proxy(StatefulRedisConnection.class, (p, method, arguments) -> commands);
        return new RedisLink() {
            @Override
            public StatefulRedisConnection<String, byte[]> connection() {
                return connection;
            }

            @Override
            public Allowance allowance() {
                return allowance;
            }

            @Override
            public boolean isOpen() {
                return true;
            }

            @Override
            public void execute(Runnable action) {
                action.run();
            }

            @Override
            public void later(Runnable action, long nanos) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void onLost(Runnable action) {}

            @Override
            public void close() {}
        };
    }

    private static Object proxy(Class<?> type, InvocationHandler handler) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private Object read() {
        var command = new AsyncCommand(new Command(CommandType.XREAD, new StatusOutput((RedisCodec) StringCodec.UTF8)));
        asked.add(command);
        return command;
    }
}
