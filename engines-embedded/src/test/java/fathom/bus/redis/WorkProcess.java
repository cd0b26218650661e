package fathom.bus.redis;

import fathom.bus.Interest;
import fathom.bus.Workers;
import fathom.bus.codec.Encoding;
import fathom.bus.redis.Buses.Numbered;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs in a JVM of its own: a member of a group that writes the number of each message that it handled into a file once it is told to, until it is killed. */
final class WorkProcess {
    static final RedisBusSettings SETTINGS = RedisBusSettings.STANDARD.withReclaimAfter(Duration.ofSeconds(1));

    private WorkProcess() {}

    /** Returns at once. @param address of the server; @param file of this process alone */
    static Process start(String address, Path file) throws IOException {
        return new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "--enable-native-access=ALL-UNNAMED", "-Xmx256m",
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "-cp", System.getProperty("java.class.path"), WorkProcess.class.getName(), address, file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /** Returns when what is published from now on may go to it. */
    static void join(Process worker) throws IOException {
        worker.outputWriter().append('\n').flush();
        if (!"joined".equals(worker.inputReader().readLine())) throw new IOException("a worker did not start");
    }

    /** What was handled so far, in that order. */
    static List<Integer> handled(Path file) throws IOException {
        IntBuffer numbers = ByteBuffer.wrap(Files.exists(file) ? Files.readAllBytes(file) : new byte[0]).asIntBuffer();
        var all = new ArrayList<Integer>();
        while (numbers.hasRemaining()) all.add(numbers.get());
        return all;
    }

    /** @param arguments where the server is, and the file */
    public static void main(String[] arguments) throws Exception {
        var server = new RedisBus.Server(RedisConnectors.of(RedisAddress.parse(arguments[0])), null, Encoding.MSGPACK);
        try (var bus = RedisBus.open("Worker", Routing.single("Primary"), List.of(server), Buses.TYPES, SETTINGS);
             var file = FileChannel.open(Path.of(arguments[1]), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            if (System.in.read() < 0) return;
            bus.share("workers", List.of(Interest.lossless("work.*")), new Workers(1, 4), m -> {
                ByteBuffer number = ByteBuffer.allocate(Integer.BYTES).putInt(((Numbered) m.payload()).number()).flip();
                synchronized (file) {
                    file.write(number);
                }
            });
            System.out.println("joined");
            while (System.in.read() >= 0) {} // until the one that started it is gone
        }
    }
}
