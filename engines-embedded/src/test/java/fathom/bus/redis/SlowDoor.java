package fathom.bus.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;

/** A door to a server through which the answers of some connections come late. */
final class SlowDoor implements AutoCloseable {
    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int server;
    private final String slow;
    private volatile long delay;

    /** @param slow in the name of the connections that are meant */
    SlowDoor(int server, String slow) throws IOException {
        this.server = server;
        this.slow = slow;
        Thread.ofVirtual().start(this::open);
    }

    int port() {
        return door.getLocalPort();
    }

    /** @param nanos by which their answers are late from now on */
    void delay(long nanos) {
        delay = nanos;
    }

    private void open() {
        try {
            while (true) new Passage(door.accept(), new Socket(InetAddress.getLoopbackAddress(), server)).open();
        } catch (IOException e) {
            // closed
        }
    }

    private final class Passage {
        private final Socket client, inside;
        private volatile boolean isMeant;

        Passage(Socket client, Socket inside) {
            this.client = client;
            this.inside = inside;
        }

        void open() {
            Thread.ofVirtual().start(() -> carry(client, inside, false));
            Thread.ofVirtual().start(() -> carry(inside, client, true));
        }

        private void carry(Socket from, Socket to, boolean answers) {
            byte[] bytes = new byte[65_536];
            try (from; to; InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
                for (int n; (n = in.read(bytes)) >= 0; ) {
                    if (!answers && new String(bytes, 0, n, StandardCharsets.ISO_8859_1).contains(slow)) isMeant = true;
                    if (answers && isMeant && delay > 0) LockSupport.parkNanos(delay);
                    out.write(bytes, 0, n);
                }
            } catch (IOException e) {
                // one side is gone, and so is the other
            }
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
