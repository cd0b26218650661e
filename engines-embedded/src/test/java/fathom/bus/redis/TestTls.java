package fathom.bus.redis;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An authority of our own and what it signed, as PEM files. */
public final class TestTls {
    /** Certificate and key. */
    public record Pair(Path certificate, Path key) {}

    private static TestTls shared;

    private final Path folder;
    private final X509Bundle root;
    private final Path authority;
    private final Pair server;
    private final Pair otherHost;
    private final Pair client;
    private final Path strangerAuthority;

    private TestTls(Path folder) throws Exception {
        this.folder = folder;
        root = authority("Fathom test authority");
        authority = write("ca.pem", root.getCertificatePEM());
        server = sign("server", builder("127.0.0.1").addSanIpAddress("127.0.0.1").addExtendedKeyUsageServerAuth().addExtendedKeyUsageClientAuth());
        otherHost = sign("other-host", builder("redis.example.org").addSanDnsName("redis.example.org").addExtendedKeyUsageServerAuth());
        client = sign("client", builder("a client").addExtendedKeyUsageClientAuth());
        strangerAuthority = write("stranger.pem", authority("A stranger").getCertificatePEM());
    }

    /** Made once: it takes a second. The files go when the process ends. */
    public static synchronized TestTls get() {
        try {
            if (shared == null) shared = new TestTls(ServerFolder.own().add("tls"));
            return shared;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static CertificateBuilder builder(String name) {
        return new CertificateBuilder().ecp256().subject("CN=" + name);
    }

    private static X509Bundle authority(String name) throws Exception {
        return builder(name).setIsCertificateAuthority(true).buildSelfSigned();
    }

    private Pair sign(String name, CertificateBuilder builder) throws Exception {
        X509Bundle bundle = builder.buildIssuedBy(root);
        return new Pair(write(name + ".pem", bundle.getCertificatePEM()), write(name + "-key.pem", bundle.getPrivateKeyPEM()));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    public Path authority() {
        return authority;
    }

    /** An authority that signed nothing here. */
    public Path strangerAuthority() {
        return strangerAuthority;
    }

    public Pair client() {
        return client;
    }

    /** With a certificate for 127.0.0.1. */
    public RedisServer.Tls server() {
        return new RedisServer.Tls(server.certificate(), server.key(), authority);
    }

    /** With a certificate for a host that is not this one. */
    public RedisServer.Tls serverOfAnotherHost() {
        return new RedisServer.Tls(otherHost.certificate(), otherHost.key(), authority);
    }
}
