package fathom.bus.redis;

import static org.awaitility.Awaitility.await;

import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.output.ArrayOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A master, its replica, and three sentinels that make the replica master half a second after the master is gone. The first sentinel wants a password too. */
public final class TestSentinel implements AutoCloseable {
    public static final String MASTER = "desk";
    private static final int SENTINELS = 3;

    private final RedisServer master;
    private RedisServer replica;
    private final List<HostAndPort> sentinels = new ArrayList<>();
    private final List<Process> processes = new ArrayList<>();

    private TestSentinel() throws RedisException, IOException {
        String role = "masteruser " + TestUsers.ADMIN.user() + "\nmasterauth " + TestUsers.ADMIN.password() + "\nrepl-diskless-sync-delay 0\n";
        master = RedisServer.start(settings("master", role));
        try {
            replica = RedisServer.start(settings("replica", role + "replicaof 127.0.0.1 " + master.port()));
            for (int i = 0; i < SENTINELS; i++) startSentinel(i);
            awaitTheyKnowEachOther();
        } catch (RedisException | IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    public static TestSentinel start() throws RedisException, IOException {
        return new TestSentinel();
    }

    private static RedisServer.Settings settings(String label, String role) {
        var lines = new ArrayList<>(TestUsers.LINES);
        lines.add(role);
        return RedisServer.Settings.of(label).withAppendOnly().withLines(lines);
    }

    private void startSentinel(int number) throws IOException, RedisException {
        Path folder = ServerFolder.own().add("sentinel");
        int port = FreePort.find();
        var lines = new ArrayList<>(TestUsers.SENTINEL_LINES);
        lines.addAll(List.of("bind 127.0.0.1", "port " + port, "dir " + ServerConfig.quoted(folder),
                "user default " + (number == 0 ? "off" : "on nopass ~* &* +@all"),
                "sentinel sentinel-user " + TestUsers.ADMIN.user(), "sentinel sentinel-pass " + TestUsers.ADMIN.password(),
                "sentinel monitor " + MASTER + " 127.0.0.1 " + master.port() + " 2",
                "sentinel auth-user " + MASTER + ' ' + TestUsers.ADMIN.user(), "sentinel auth-pass " + MASTER + ' ' + TestUsers.ADMIN.password(),
                "sentinel down-after-milliseconds " + MASTER + " 500", "sentinel failover-timeout " + MASTER + " 3000"));
        Path config = folder.resolve("sentinel.conf");
        ServerFolder.writePrivately(config, String.join("\n", lines) + '\n');
        var command = List.of(master.binary().path().toString(), config.toString(), "--sentinel");
        processes.add(TiedProcess.start(command, folder, folder.resolve("sentinel.log")));
        sentinels.add(new HostAndPort("127.0.0.1", port));
    }

    private void awaitTheyKnowEachOther() throws RedisException {
        try (var client = new LettuceClient(Optional.empty())) {
            for (HostAndPort sentinel : sentinels) {
                var commands = await().pollInterval(Duration.ofMillis(20)).ignoreExceptions()
                        .until(() -> client.open(sentinel, "test", TestUsers.ADMIN).connection().sync(), c -> true);
                await().pollInterval(Duration.ofMillis(50))
                        .until(() -> knows(commands, "num-slaves", 1) && knows(commands, "num-other-sentinels", SENTINELS - 1));
            }
        }
    }

    private static boolean knows(RedisCommands<String, byte[]> sentinel, String what, int many) {
        var command = new CommandArgs<>(BytesCodec.INSTANCE).add("MASTER").add(MASTER);
        List<Object> said = sentinel.dispatch(CommandType.SENTINEL, new ArrayOutput<>(BytesCodec.INSTANCE), command);
        for (int i = 0; i < said.size(); i += 2) if (text(said.get(i)).equals(what)) return text(said.get(i + 1)).equals(Integer.toString(many));
        return false;
    }

    private static String text(Object bytes) {
        return new String((byte[]) bytes, StandardCharsets.UTF_8);
    }

    /** How the bus's user connects; all three sentinels are named. */
    public RedisAddress uri() {
        return uri(sentinels);
    }

    RedisAddress uri(List<HostAndPort> asked) {
        return new RedisAddress(RedisAddress.Kind.SENTINEL, asked, MASTER, null, TestUsers.BUS, false);
    }

    List<HostAndPort> sentinels() {
        return sentinels;
    }

    /** The one that was it at first. */
    public RedisServer master() {
        return master;
    }

    public RedisServer replica() {
        return replica;
    }

    @Override
    public void close() {
        processes.forEach(TiedProcess::kill);
        if (replica != null) replica.close();
        master.close();
    }
}
