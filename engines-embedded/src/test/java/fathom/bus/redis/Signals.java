package fathom.bus.redis;

import java.io.IOException;

/** Stops a server without ending it, as a machine that swaps or a network that is cut would. */
final class Signals {
    private Signals() {}

    static void freeze(RedisServer server) throws IOException, InterruptedException {
        send("-STOP", server.pid());
    }

    static void thaw(RedisServer server) throws IOException, InterruptedException {
        send("-CONT", server.pid());
    }

    private static void send(String signal, long pid) throws IOException, InterruptedException {
        int exit = new ProcessBuilder("kill", signal, Long.toString(pid)).start().waitFor();
        if (exit != 0) throw new IOException("kill " + signal + " ended with " + exit);
    }
}
