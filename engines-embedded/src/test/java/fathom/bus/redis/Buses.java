package fathom.bus.redis;

import fathom.bus.Interest;
import fathom.bus.MessageType;
import fathom.bus.Topic;
import fathom.bus.codec.Encoding;
import fathom.bus.codec.PayloadTypes;
import fathom.measure.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Real servers, buses on them as several processes would have them, and messages with numbers. */
final class Buses implements AutoCloseable {
    record Numbered(int publisher, int number) {}

    static final PayloadTypes TYPES = new PayloadTypes(Map.of("numbered", Numbered.class));

    final List<RedisServer> servers;
    private final Routing routing;
    private final List<RedisBus> open = new ArrayList<>();

    private Buses(Routing routing, List<RedisServer> servers) {
        this.routing = routing;
        this.servers = servers;
    }

    static Buses start(Routing routing, boolean appendOnly) throws RedisException {
        var settings = routing.homes().stream().map(h -> appendOnly ? RedisServer.Settings.of(h.bus()).withAppendOnly() : RedisServer.Settings.of(h.bus())).toList();
        return new Buses(routing, RedisServer.startAll(settings));
    }

    static Buses start(RedisServer.Settings settings) throws RedisException {
        return new Buses(Routing.single(settings.label()), List.of(RedisServer.start(settings)));
    }

    RedisBus bus() throws RedisException {
        return bus(RedisBusSettings.STANDARD);
    }

    /** Another bus on the same servers: another process, as far as they can see. */
    RedisBus bus(RedisBusSettings settings) throws RedisException {
        return bus(settings, Encoding.MSGPACK);
    }

    RedisBus bus(RedisBusSettings settings, Encoding encoding) throws RedisException {
        var bus = RedisBus.open("Test", routing, servers.stream().map(s -> new RedisBus.Server(RedisConnectors.of(s.uri()), s, encoding)).toList(), TYPES, settings);
        open.add(bus);
        return bus;
    }

    RedisServer server(String bus) {
        return servers.stream().filter(s -> s.label().equals(bus)).findFirst().orElseThrow();
    }

    @Override
    public void close() {
        open.forEach(RedisBus::close);
        servers.forEach(RedisServer::close);
    }

    static void publish(RedisBus bus, String topic, MessageType type, int publisher, int number) {
        bus.publisher("p" + publisher).publish(Topic.of(topic), type, new Numbered(publisher, number), Clock.SYSTEM.now());
    }

    /** Takes all of a pattern, without loss. */
    static ConcurrentLinkedQueue<Numbered> collect(RedisBus bus, String pattern) {
        var got = new ConcurrentLinkedQueue<Numbered>();
        bus.subscribe("collector of " + pattern, List.of(Interest.lossless(pattern)), m -> got.add((Numbered) m.payload()));
        return got;
    }
}
