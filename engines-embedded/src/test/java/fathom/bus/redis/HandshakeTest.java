package fathom.bus.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that cuts the connection after any byte of the greeting: it is tried again, and no library's own words are the user's. */
class HandshakeTest {
    /** More than a whole greeting has. */
    private static final int WHOLE = 10_000;
    private static final String KEY = "fathom:{a}:";

    /** Answers as a Redis server would, and cuts each connection when it has answered so many bytes. */
    private static final class Cutter implements AutoCloseable {
        private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final IntUnaryOperator bytes;

        /** @param bytes by the number of the connection, from 0 */
        Cutter(IntUnaryOperator bytes) throws IOException {
            this.bytes = bytes;
            Thread.ofVirtual().start(this::open);
        }

        private void open() {
            try {
                for (int i = 0; ; i++) {
                    Socket client = door.accept();
                    int budget = bytes.applyAsInt(i);
                    Thread.ofVirtual().start(() -> answer(client, budget));
                }
            } catch (IOException e) {
                // closed
            }
        }

        private static void answer(Socket client, int budget) {
            try (client; var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1)); OutputStream out = client.getOutputStream()) {
                for (int left = budget; left > 0; ) {
                    String words = in.readLine();
                    if (words == null) return;
                    String command = "";
                    for (int i = Integer.parseInt(words.substring(1)); i > 0; i--) {
                        in.readLine();
                        String word = in.readLine();
                        if (command.isEmpty()) command = word;
                    }
                    byte[] answer = (command.equalsIgnoreCase("PING") ? "+PONG\r\n" : "+OK\r\n").getBytes(StandardCharsets.ISO_8859_1);
                    out.write(answer, 0, Math.min(left, answer.length));
                    left -= answer.length;
                }
            } catch (IOException e) {
                // the client has had enough
            }
        }

        RedisConnector connector(String login) {
            return RedisConnectors.of(RedisAddress.parse("redis://" + login + "127.0.0.1:" + door.getLocalPort()));
        }

        @Override
        public void close() throws IOException {
            door.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "me:word@"})
    void whoIsAlwaysCutHearsThatInOurWords(String login) throws Exception {
        for (int bytes = 0; bytes <= 12; bytes++) {
            int cut = bytes;
            try (var server = new Cutter(i -> cut); var connector = server.connector(login)) {
                assertThatThrownBy(() -> connector.open("test", KEY)).as("cut after %d bytes", cut).isInstanceOf(RedisException.class)
                        .hasMessageMatching("Redis at 127\\.0\\.0\\.1:\\d+ closed the connection at once: if it wants TLS, its address starts with rediss");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "me:word@"})
    void whoIsCutOnceOrTwiceIsLetInTheNextTime(String login) throws Exception {
        for (int bytes = 0; bytes <= 12; bytes++) {
            int cut = bytes;
            try (var server = new Cutter(i -> i < 2 ? cut : WHOLE); var connector = server.connector(login); RedisLink link = connector.open("test", KEY)) {
                assertThat(link.connection().sync().ping()).as("cut after %d bytes", cut).isEqualTo("PONG");
            }
        }
    }

    @Test
    void whatNobodyKnowsIsForTheLog() {
        assertThat(RedisErrors.explain("h", new io.lettuce.core.RedisException("io.netty.SomethingHandler is in a state"))).hasMessage("Redis at h cannot be used; the log says why");
        assertThat(RedisErrors.explainOpening("h", false, new IllegalStateException("RedisHandshakeHandler not registered")))
                .hasMessage("Redis at h closed the connection at once: if it wants TLS, its address starts with rediss");
    }
}
