package fathom.bus.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RedisTlsTest {
    private static final String KEY = "fathom:{desk}:x";
    private static TestTls tls;
    @AutoClose
    private static RedisServer server;

    @BeforeAll
    static void start() throws RedisException {
        tls = TestTls.get();
        server = RedisServer.start(RedisServer.Settings.of("desk").withTls(tls.server()));
    }

    private static void open(String address) throws RedisException {
        try (var connector = RedisConnectors.of(RedisAddress.parse(address))) {
            assertThat(connector.open("test", KEY).isOpen()).isTrue();
        }
    }

    private static String trusting(Path authority) {
        return server.uriForOthers().replaceFirst("&ca=.*", authority == null ? "" : "&ca=" + authority);
    }

    @Test
    void whoTrustsTheAuthorityConnects() throws RedisException {
        open(trusting(tls.authority()));
        try (var connector = TestRedis.connect(server)) {
            assertThat(connector.address()).isEqualTo("rediss://127.0.0.1:" + server.port());
            assertThat(connector.open("test", KEY).connection().sync().ping()).isEqualTo("PONG");
        }
    }

    @Test
    void nobodyElseDoes() {
        String sentence = "Redis at 127.0.0.1:" + server.port() + " has a certificate that no trusted authority signed: ca=FILE names the one to trust";
        assertThatThrownBy(() -> open(trusting(tls.strangerAuthority()))).isInstanceOf(RedisException.class).hasMessage(sentence);
        assertThatThrownBy(() -> open(trusting(null))).isInstanceOf(RedisException.class).hasMessage(sentence);
        assertThatThrownBy(() -> open(trusting(null).replace("rediss:", "redis:")))
                .hasMessage("Redis at 127.0.0.1:" + server.port() + " closed the connection at once: if it wants TLS, its address starts with rediss");
    }

    @Test
    void aCertificateOfAnotherHostIsRefused() throws RedisException {
        try (var other = RedisServer.start(RedisServer.Settings.of("other").withTls(tls.serverOfAnotherHost()))) {
            assertThatThrownBy(() -> open(other.uriForOthers())).isInstanceOf(RedisException.class)
                    .hasMessage("Redis at 127.0.0.1:" + other.port() + " has a certificate of another host");
        }
    }

    @Test
    void aServerMayWantACertificateOfTheClient() throws RedisException {
        try (var strict = RedisServer.start(RedisServer.Settings.of("strict").withTls(tls.server()).withLines(List.of("tls-auth-clients yes")))) {
            open(strict.uriForOthers() + "&cert=" + tls.client().certificate() + "&key=" + tls.client().key());
            assertThatThrownBy(() -> open(strict.uriForOthers())).isInstanceOf(RedisException.class)
                    .hasMessage("Redis at 127.0.0.1:" + strict.port() + " wants a certificate of the client: cert=FILE and key=FILE name it and its key");
        }
    }

    @Test
    void aFileWithoutCertificateIsNoticedBeforeAnybodyConnects() {
        assertThatThrownBy(() -> RedisConnectors.of(RedisAddress.parse("rediss://desk?ca=" + tls.client().key()))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("wants PEM files");
    }
}
