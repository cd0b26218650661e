package fathom.bus.redis;

import fathom.bus.Envelope;
import fathom.bus.Interest;
import fathom.bus.MessageType;
import fathom.bus.Priority;
import fathom.bus.Topic;
import fathom.bus.codec.CodecException;
import fathom.bus.codec.Encoding;
import fathom.bus.codec.Incoming;
import fathom.bus.codec.WireCodec;
import fathom.bus.local.LocalBus;
import fathom.bus.redis.Buses.Numbered;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Members of a bus whose threads were never started, so that a test can bring them messages by hand. */
final class Offline implements AutoCloseable {
    static final Topic TOPIC = Topic.of("offline.a");
    private static final WireCodec CODEC = new WireCodec(Buses.TYPES, Encoding.MSGPACK, Integer.MAX_VALUE);

    private static final RedisConnector NOWHERE = new RedisConnector() {
        @Override
        public RedisLink open(String name, String key) throws RedisException {
            throw new RedisException("there is no server");
        }

        @Override
        public String address() {
            return "nowhere";
        }

        @Override
        public void close() {}
    };

    final EventHistory events = new EventHistory();
    final ConcurrentLinkedQueue<Integer> got = new ConcurrentLinkedQueue<>();
    private final LocalBus inboxes = new LocalBus("Offline");

    Offline() {
        inboxes.subscribe("reader", List.of(Interest.lossless("offline.*")), m -> got.add(((Numbered) m.payload()).number()));
    }

    Member member(String name) {
        var gates = new Gates((than, since) -> false);
        var member = new Member(name, 1, NOWHERE, null, CODEC, RedisBusSettings.STANDARD, gates, gates, inboxes, events, new Health.Listener() {
            @Override
            public void lost(Member member, String why, long since) {
                throw new AssertionError();
            }

            @Override
            public void back(Member member, long since) {
                throw new AssertionError();
            }
        });
        member.writer().close(); // nobody waits for a thread that does not run
        return member;
    }

    /** Lets it come up or go down, as its health would. */
    static void carries(Member member, boolean carries) {
        try {
            var field = Member.class.getDeclaredField("breaker");
            field.setAccessible(true);
            var breaker = (Breaker) field.get(member);
            if (carries) while (breaker.state() != Breaker.State.CLOSED) breaker.success();
            else breaker.failure();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    static long lost(Member... members) {
        long sum = 0;
        for (Member m : members) sum += m.stats(Map.of(), 0).wire().faults().lost();
        return sum;
    }

    @Override
    public void close() {
        inboxes.close();
    }

    /** A message that was read. */
    static Incoming message(int number) {
        return new Message(number, true);
    }

    /** One whose payload cannot be read. */
    static Incoming broken(int number) {
        return new Message(number, false);
    }

    private record Message(int number, boolean readable) implements Incoming {
        @Override
        public long id() {
            return number;
        }

        @Override
        public long sequence() {
            return number;
        }

        @Override
        public String source() {
            return "p";
        }

        @Override
        public Topic topic() {
            return TOPIC;
        }

        @Override
        public MessageType type() {
            return MessageType.MARKET_DATA;
        }

        @Override
        public Priority priority() {
            return Priority.NORMAL;
        }

        @Override
        public long sent() {
            return 0;
        }

        @Override
        public Envelope envelope() throws CodecException {
            if (!readable) throw new CodecException("broken");
            return new Envelope(number, TOPIC, type(), priority(), "p", 0, 0, 0, new Numbered(1, number));
        }
    }
}
