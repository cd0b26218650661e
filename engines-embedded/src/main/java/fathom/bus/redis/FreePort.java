package fathom.bus.redis;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds a port of the loopback interface on which nobody listens. It stays below the ports that systems give to outgoing connections (32768 on Linux), one
 * of which could take a server's port between kill and restart, be it only that of a client that tries to reach it: TCP can connect a port with itself.
 * Nor may it be too high, as the servers of a cluster use a second port, 10,000 above.
 */
final class FreePort {
    private static final int FIRST = 20_000, END = 32_768;
    private static final int TRIES = 100;

    /** Somebody was faster. */
    static final class Taken extends Exception {
        private static final long serialVersionUID = 1;
    }

    private FreePort() {}

    static int find() throws IOException {
        IOException failure = null;
        for (int i = 0; i < TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                failure = e;
            }
        }
        throw failure;
    }
}
