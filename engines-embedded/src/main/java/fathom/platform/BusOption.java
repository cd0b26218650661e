package fathom.platform;

import fathom.bus.Bus;
import fathom.bus.TopicFamilies;
import fathom.bus.codec.Encoding;
import fathom.bus.codec.PayloadTypes;
import fathom.bus.local.LocalBus;
import fathom.bus.redis.RedisAddress;
import fathom.bus.redis.RedisBus;
import fathom.bus.redis.RedisBusSettings;
import fathom.bus.redis.RedisConnectors;
import fathom.bus.redis.RedisException;
import fathom.bus.redis.RedisServer;
import fathom.bus.redis.Routing;
import fathom.bus.redis.StandardBus;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The bus that a user asked for: {@code local}; {@code embedded-redis}, four servers that are started for it; or one to four addresses with commas between them,
 * in the order of the {@linkplain Routing layout} that has so many. A cluster holds all four buses by itself. {@code standard:} before an address, or alone for a
 * server that is started for it, is the naive bus to compare with.
 */
public final class BusOption {
    public static final String LOCAL = "local", EMBEDDED = "embedded-redis", STANDARD = "standard";

    /** @param servers none where they are to be started */
    private record Redis(Routing routing, List<RedisAddress> servers) {}

    private final String text;
    private final BusSettings settings;
    private final boolean standard;
    /** Null for the bus inside this process. */
    private final Redis redis;

    private BusOption(String text, BusSettings settings, boolean standard, Redis redis) {
        this.text = text;
        this.settings = settings;
        this.standard = standard;
        this.redis = redis;
    }

    /** Tries nothing yet. @throws IllegalArgumentException one sentence, without secrets */
    public static BusOption parse(String text, BusSettings settings) {
        if (text.equals(LOCAL)) return new BusOption(text, settings, false, null);
        if (text.equals(EMBEDDED)) {
            settings.requireBuses(Routing.FOUR);
            return new BusOption(text, settings, false, new Redis(Routing.FOUR, List.of()));
        }
        if (text.equals(STANDARD)) return new BusOption(text, settings, true, new Redis(Routing.single("Standard"), List.of()));
        boolean standard = text.startsWith(STANDARD + ":");
        String addresses = standard ? text.substring(STANDARD.length() + 1) : text;
        if (!addresses.startsWith("redis")) throw new IllegalArgumentException("use local, embedded-redis, standard, or addresses that start with redis:// or rediss://");
        var servers = new ArrayList<RedisAddress>();
        for (String address : addresses.split(",(?=rediss?(-sentinel|-cluster)?://)")) servers.add(RedisAddress.parse(address));
        if (standard && servers.size() > 1) throw new IllegalArgumentException("the standard bus has one server");
        boolean cluster = servers.size() == 1 && servers.getFirst().isCluster();
        Routing routing = cluster ? Routing.FOUR : Routing.of(servers.size());
        while (servers.size() < routing.homes().size()) servers.add(servers.getFirst());
        settings.requireBuses(routing);
        return new BusOption(text, settings, standard, new Redis(routing, servers));
    }

    /** Whether it lies outside this process and whatever this process starts, so that a platform may be running on it already. */
    public boolean isElsewhere() {
        return redis != null && !redis.servers.isEmpty();
    }

    /** Whether a password stands in the text, and so in the list of processes. */
    public boolean hasInlinePassword() {
        return redis != null && redis.servers.stream().anyMatch(RedisAddress::hasInlinePassword);
    }

    /** As it may be printed: without user and password. */
    public String shown() {
        return isElsewhere() ? redis.servers.stream().map(RedisAddress::address).distinct().collect(Collectors.joining(",")) : text;
    }

    /**
     * @param topics what may be on it
     * @throws IllegalStateException one sentence, when a server cannot be started or reached
     */
    public Bus open(TopicFamilies topics) {
        if (redis == null) return new LocalBus("In-process");
        try {
            return redis.servers.isEmpty() ? embedded(topics) : connected(topics);
        } catch (RedisException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private Bus connected(TopicFamilies topics) throws RedisException {
        List<RedisAddress> addresses = redis.servers;
        var types = PayloadTypes.of(topics);
        if (standard) return StandardBus.open(RedisConnectors.of(addresses.getFirst()), types);
        var servers = new ArrayList<RedisBus.Server>();
        for (int i = 0; i < addresses.size(); i++) servers.add(new RedisBus.Server(RedisConnectors.of(addresses.get(i)), null, encoding(i)));
        return RedisBus.open("Redis", redis.routing, servers, types, redisSettings(topics));
    }

    private Bus embedded(TopicFamilies topics) throws RedisException {
        var types = PayloadTypes.of(topics);
        List<RedisServer> started = RedisServer.startAll(redis.routing.homes().stream().map(h -> server(h.bus())).toList());
        try {
            if (standard) return StandardBus.open(RedisConnectors.of(started.getFirst().uri()), types).onClose(() -> started.forEach(RedisServer::close));
            var servers = new ArrayList<RedisBus.Server>();
            for (int i = 0; i < started.size(); i++) servers.add(new RedisBus.Server(RedisConnectors.of(started.get(i).uri()), started.get(i), encoding(i)));
            return RedisBus.open("Redis", redis.routing, servers, types, redisSettings(topics)).onClose(() -> started.forEach(RedisServer::close));
        } catch (RedisException | RuntimeException e) {
            started.forEach(RedisServer::close);
            throw e;
        }
    }

    private RedisServer.Settings server(String bus) {
        return settings.appendOnly() ? RedisServer.Settings.of(bus).withAppendOnly() : RedisServer.Settings.of(bus);
    }

    private Encoding encoding(int home) {
        return settings.encoding(redis.routing.homes().get(home).bus());
    }

    private RedisBusSettings redisSettings(TopicFamilies topics) {
        var standard = RedisBusSettings.STANDARD.with(topics);
        return settings.pack() > 0 ? standard.withPack(settings.pack()) : standard;
    }

    @Override
    public String toString() {
        return shown();
    }
}
