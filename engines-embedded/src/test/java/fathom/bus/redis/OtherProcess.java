package fathom.bus.redis;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Runs in a JVM of its own: with a number, starts so many servers, says where, and waits to be killed; without, uses one as a program does and ends. */
final class OtherProcess {
    private OtherProcess() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 0) ordinaryRun();
        else waitForTheEnd(Integer.parseInt(arguments[0]));
    }

    private static void waitForTheEnd(int servers) throws Exception {
        var labels = IntStream.range(0, servers).mapToObj(i -> "server" + i).toArray(String[]::new);
        var started = TestRedis.startAll(labels);
        System.out.println(started.stream().map(s -> s.pid() + " " + s.port()).collect(Collectors.joining(" ", ServerFolder.own().path() + " ", "")));
        Thread.currentThread().join();
    }

    private static void ordinaryRun() throws Exception {
        RedisServer server = TestRedis.startDurable("ordinary");
        try (var connector = TestRedis.connect(server)) {
            RedisLink link = connector.open("a run", "fathom:x");
            for (int i = 0; i < 100; i++) link.connection().sync().xadd("fathom:x", Map.of("m", new byte[10_000]));
            server.kill();
        }
    }
}
