package fathom.bus.redis;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where a Redis or Valkey server is and how to be let in, as a user types it:
 *
 * <pre>
 * redis://[user[:password]@]host[:port]            one server; port 6379
 * redis-sentinel://[…@]host[:port],…/master        the master of that name, as sentinels tell; port 26379
 * redis-cluster://[…@]host[:port],…                the cluster to which these nodes belong; port 6379
 * rediss://  rediss-sentinel://  rediss-cluster:// the same over TLS, host names checked
 *
 * ?ca=FILE                   PEM file of the authority to trust instead of the usual ones
 * &amp;cert=FILE&amp;key=FILE        PEM files of the client's certificate and its key (PKCS#8, no password)
 * &amp;user=NAME                 instead of the user before the host
 * &amp;password-file=FILE        a file that holds nothing but the password
 * &amp;password-env=NAME         an environment variable that holds it
 * &amp;keychain=SERVICE          the macOS keychain item that holds it
 * </pre>
 *
 * A user or password that is not given is looked for in the environment variables {@value AddressParser#USER_VARIABLE} and
 * {@value AddressParser#PASSWORD_VARIABLE}. What this class says of itself never holds a secret.
 */
public final class RedisAddress {
    enum Kind {
        STANDALONE("", 6379),
        SENTINEL("-sentinel", 26379),
        CLUSTER("-cluster", 6379);

        final String suffix;
        final int defaultPort;

        Kind(String suffix, int defaultPort) {
            this.suffix = suffix;
            this.defaultPort = defaultPort;
        }
    }

    /** PEM files; an absent authority means those that Java trusts. @param key present when certificate is */
    record Tls(Optional<Path> authority, Optional<Path> certificate, Optional<Path> key) {}

    private final Kind kind;
    private final List<HostAndPort> nodes;
    private final String master;
    private final Tls tls;
    private final Credentials credentials;
    private final boolean inlinePassword;

    /** @param master the name that sentinels know, else null; @param tls null for a plain connection */
    RedisAddress(Kind kind, List<HostAndPort> nodes, String master, Tls tls, Credentials credentials, boolean inlinePassword) {
        this.kind = kind;
        this.nodes = List.copyOf(nodes);
        this.master = master;
        this.tls = tls;
        this.credentials = credentials;
        this.inlinePassword = inlinePassword;
    }

    /** @throws IllegalArgumentException one sentence that says what is wrong, without secrets */
    public static RedisAddress parse(String text) {
        return new AddressParser(System::getenv).parse(text);
    }

    /** A server started here; it is TLS when there is an authority. */
    static RedisAddress of(HostAndPort node, Credentials credentials, Optional<Path> authority) {
        Tls tls = authority.isPresent() ? new Tls(authority, Optional.empty(), Optional.empty()) : null;
        return new RedisAddress(Kind.STANDALONE, List.of(node), null, tls, credentials, false);
    }

    /** Whether the password stood in the text itself: given on a command line, it shows in the list of processes. */
    public boolean hasInlinePassword() {
        return inlinePassword;
    }

    /** Whether it names nodes of a cluster, which holds the streams of several buses on several masters. */
    public boolean isCluster() {
        return kind == Kind.CLUSTER;
    }

    /** Where it is, without user, password and options. */
    public String address() {
        String hosts = nodes.stream().map(HostAndPort::toString).collect(Collectors.joining(","));
        return (tls == null ? "redis" : "rediss") + kind.suffix + "://" + hosts + (master == null ? "" : '/' + master);
    }

    @Override
    public String toString() {
        return address();
    }

    Kind kind() {
        return kind;
    }

    List<HostAndPort> nodes() {
        return nodes;
    }

    String master() {
        return master;
    }

    Optional<Tls> tls() {
        return Optional.ofNullable(tls);
    }

    Credentials credentials() {
        return credentials;
    }
}
