package fathom.bus.redis;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.protocol.RedisProtocolException;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in one sentence what went wrong with a server, whatever Lettuce, Netty and TLS threw. */
final class RedisErrors {
    /** How a server's answers begin, and what each means to a user. */
    private static final Map<String, String> ANSWERS = Map.ofEntries(
            Map.entry("WRONGPASS", "does not accept the user or the password"),
            Map.entry("NOAUTH", "wants a password"),
            Map.entry("ERR AUTH", "has no password set, but was given one"),
            Map.entry("NOPERM", "does not let this user do what is needed"),
            Map.entry("WRONGTYPE", "has something else than a stream where this bus has its streams"),
            Map.entry("LOADING", "is still loading its data"),
            Map.entry("OOM", "is full: its memory has reached maxmemory"),
            Map.entry("MISCONF", "refuses to write, as it cannot save to its disk"),
            Map.entry("READONLY", "is a replica now and takes no data"),
            Map.entry("MASTERDOWN", "is a replica that has lost its master"),
            Map.entry("CLUSTERDOWN", "says that its cluster is down, as a part of the keys has no master"),
            Map.entry("MOVED", "is one node of a cluster that has given this key to another: the address of a cluster starts with redis-cluster://"),
            Map.entry("ERR This instance has cluster support disabled", "is no cluster: its address starts with redis://"),
            Map.entry("ERR max number of clients", "has no room for one more client"),
            Map.entry("ERR unknown command 'CLUSTER'", "is no cluster: its address starts with redis://"),
            Map.entry("ERR unknown command 'SENTINEL'", "is no sentinel: its address starts with redis://"));

    private static final Pattern LOST = Pattern.compile("[Cc]onnection (is )?(already )?(closed|disconnected)|not connected");
    private static final String CLOSED = "closed the connection";

    private static final Logger LOG = LoggerFactory.getLogger(RedisErrors.class);

    private RedisErrors() {}

    /** What a command met on a connection. @param node where the server is */
    static RedisException explain(String node, Throwable thrown) {
        return thrown instanceof RedisException known ? known : sentence(node, what(causes(thrown)), thrown);
    }

    /** What met whoever tried to connect. */
    static RedisException explainOpening(String node, boolean tls, Throwable thrown) {
        String what = what(causes(thrown));
        return sentence(node, what.equals(CLOSED) && !tls ? CLOSED + " at once: if it wants TLS, its address starts with rediss" : what, thrown);
    }

    private static RedisException sentence(String node, String what, Throwable thrown) {
        return new RedisException("Redis at " + node + ' ' + what, thrown);
    }

    /** Whether the answer means that another server takes such data now. */
    static boolean isElsewhere(Throwable answer) {
        return text(answer).startsWith("READONLY") || text(answer).startsWith("MOVED");
    }

    static boolean wantsPassword(RedisException e) {
        return causes(e).stream().anyMatch(c -> c instanceof RedisCommandExecutionException && text(c).startsWith("NOAUTH"));
    }

    private static String what(List<Throwable> causes) {
        return causes.stream().map(RedisErrors::what).filter(Objects::nonNull).findFirst().orElseGet(() -> unknown(causes.getFirst()));
    }

    /** What we do not know is for those who read logs. */
    private static String unknown(Throwable cause) {
        LOG.warn("a server cannot be used, and nobody here knows what that means", cause);
        return "cannot be used; the log says why";
    }

    /** Whether the connection was cut, whatever the other side meant by that. */
    static boolean isCut(RedisException e) {
        return causes(e).stream().map(RedisErrors::what).filter(Objects::nonNull).findFirst().filter(CLOSED::equals).isPresent();
    }

    /** Null when it says nothing that we know. */
    private static String what(Throwable cause) {
        String text = text(cause);
        return switch (cause) {
            case UnknownHostException _, UnresolvedAddressException _ -> "has a host name that nobody knows";
            case ConnectTimeoutException _ -> "cannot be reached: nothing answered for " + LettuceClient.CONNECT_TIMEOUT.toSeconds() + " s";
            case ConnectException _ -> text.contains("refused") ? "cannot be reached: nothing listens there" : "cannot be reached: there is no way to it";
            case SslHandshakeTimeoutException _ -> "did not answer in TLS for " + LettuceClient.CONNECT_TIMEOUT.toSeconds()
                    + " s: it is frozen, or speaks no TLS and its address starts with redis://";
            case RedisCommandTimeoutException _ -> "did not answer for " + LettuceClient.COMMAND_TIMEOUT.toSeconds() + " s: it is frozen or overloaded";
            case TimeoutException _ -> "did not let in: it is frozen or overloaded";
            case RedisProtocolException _ -> "does not answer as a Redis server does";
            case RedisCommandExecutionException _ -> answer(text);
            case NotSslRecordException _ -> "speaks no TLS: its address starts with redis://";
            case CertificateException _ -> certificate(cause);
            case SSLException _ -> alert(text);
            case IOException _ -> CLOSED;
            case IllegalStateException _ when text.contains("HandshakeHandler") -> CLOSED; // Lettuce, when it is cut before it could greet
            case io.lettuce.core.RedisException _ -> LOST.matcher(text).find() ? CLOSED : null;
            default -> null;
        };
    }

    /** What a server's answer means to a user. */
    static String answer(String text) {
        String plain = text.replace('`', '\''); // as older servers quote
        return ANSWERS.entrySet().stream().filter(e -> plain.startsWith(e.getKey())).map(Map.Entry::getValue).findFirst().orElse("refused: " + text);
    }

    private static String certificate(Throwable cause) {
        boolean outOfDate = cause instanceof CertificateExpiredException || cause instanceof CertificateNotYetValidException;
        if (outOfDate) return "has a certificate that is not valid today";
        if (text(cause).contains("PKIX")) return "has a certificate that no trusted authority signed: ca=FILE names the one to trust";
        return text(cause).contains("matching") ? "has a certificate of another host" : "has a certificate that is not accepted";
    }

    /** What the server thinks of our certificate; null for what has a deeper reason. */
    private static String alert(String text) {
        if (text.contains("certificate_required")) return "wants a certificate of the client: cert=FILE and key=FILE name it and its key";
        return text.contains("Received fatal alert") ? "ended TLS with the alert " + text.substring(text.lastIndexOf(' ') + 1) : null;
    }

    private static String text(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    /** From the innermost outwards: the first that is known says most. */
    private static List<Throwable> causes(Throwable thrown) {
        var causes = new ArrayList<Throwable>();
        for (Throwable t = thrown; t != null && !causes.contains(t); t = t.getCause()) causes.addFirst(t);
        return causes;
    }
}
