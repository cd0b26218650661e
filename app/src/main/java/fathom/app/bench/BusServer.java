package fathom.app.bench;

import fathom.bus.Bus;
import fathom.bus.codec.Encoding;
import fathom.bus.codec.PayloadTypes;
import fathom.bus.redis.RedisBinary;
import fathom.bus.redis.RedisBus;
import fathom.bus.redis.RedisBusSettings;
import fathom.bus.redis.RedisConnector;
import fathom.bus.redis.RedisConnectors;
import fathom.bus.redis.RedisException;
import fathom.bus.redis.RedisServer;
import fathom.bus.redis.Routing;
import fathom.bus.redis.StandardBus;
import fathom.platform.Catalogue;
import java.util.List;

/** One real server that a benchmark's buses and their yardsticks share, so that both meet the same one. */
final class BusServer implements AutoCloseable {
    /** Entries of one stream: what a benchmark sends at once shall not be cut off unread. */
    private static final long MOST = 1_000_000;

    private final RedisServer server;

    BusServer() throws RedisException {
        server = RedisServer.start(RedisServer.Settings.of("Primary"));
    }

    /** Which server it is, for the table. */
    String name() throws RedisException {
        RedisBinary binary = server.binary();
        return binary.version() + (binary.isOurs() ? ", built in" : ", " + binary.path());
    }

    RedisConnector connector() {
        return RedisConnectors.of(server.uri());
    }

    Bus enhanced(int pack) throws RedisException {
        return RedisBus.open("Bench", Routing.single("Primary"), List.of(new RedisBus.Server(connector(), server, Encoding.MSGPACK)), PayloadTypes.of(Catalogue.STANDARD.topics()),
                RedisBusSettings.STANDARD.withPack(pack).withMayShed(List.of()).withMost(MOST));
    }

    Bus standard() throws RedisException {
        return StandardBus.open(connector(), PayloadTypes.of(Catalogue.STANDARD.topics()));
    }

    @Override
    public void close() {
        server.close();
    }
}
