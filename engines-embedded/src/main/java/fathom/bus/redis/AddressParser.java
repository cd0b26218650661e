package fathom.bus.redis;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a {@link RedisAddress}. Not by {@link java.net.URI}, which knows a single host only and whose exceptions repeat what they were given; ours repeat
 * nothing that could be a password put in the wrong place.
 */
final class AddressParser {
    static final String USER_VARIABLE = "FATHOM_REDIS_USER";
    static final String PASSWORD_VARIABLE = "FATHOM_REDIS_PASSWORD";
    private static final Pattern PARTS = Pattern.compile("(?<scheme>rediss?)(?<kind>-sentinel|-cluster)?://"
            + "(?:(?<login>[^/?#]*)@)?(?<hosts>[^/?#@]*)(?:/(?<path>[^?#@]*))?(?:\\?(?<options>[^#]*))?");
    private static final Pattern NODE = Pattern.compile("(?<host>[A-Za-z0-9._-]+|\\[(?<six>[0-9A-Fa-f:.]+)])(?::(?<port>\\d{1,5}))?");
    private static final Set<String> TLS_OPTIONS = Set.of("ca", "cert", "key");
    private static final Set<String> OPTIONS = new TreeSet<>(Set.of("ca", "cert", "key", "user", "password-file", "password-env", "keychain"));

    private final UnaryOperator<String> environment;
    private final PasswordSources passwords;

    AddressParser(UnaryOperator<String> environment) {
        this.environment = environment;
        passwords = new PasswordSources(environment);
    }

    RedisAddress parse(String text) {
        Matcher parts = PARTS.matcher(text.strip());
        if (!parts.matches()) throw new IllegalArgumentException(whyNot(text));
        RedisAddress.Kind kind = kind(parts.group("kind"));
        Map<String, String> options = options(parts.group("options"));
        RedisAddress.Tls tls = tls(parts.group("scheme").equals("rediss"), options);
        List<HostAndPort> nodes = nodes(parts.group("hosts"), kind);
        String master = master(parts.group("path"), kind);
        String login = parts.group("login");
        return new RedisAddress(kind, nodes, master, tls, credentials(login, options), login != null && login.indexOf(':') >= 0);
    }

    private static String whyNot(String text) {
        if (text.indexOf('@') >= 0 && text.matches("(?s)rediss?(-sentinel|-cluster)?://.*"))
            return "a Redis address has one @ between login and hosts: in user and password write / as %2F, ? as %3F, # as %23 and @ as %40";
        return "a Redis address starts with redis://, redis-sentinel:// or redis-cluster://, or with rediss… for TLS, and names a host";
    }

    private static RedisAddress.Kind kind(String suffix) {
        return Arrays.stream(RedisAddress.Kind.values()).filter(k -> k.suffix.equals(suffix == null ? "" : suffix)).findFirst().orElseThrow();
    }

    private static List<HostAndPort> nodes(String hosts, RedisAddress.Kind kind) {
        if (hosts.isEmpty()) throw new IllegalArgumentException("a Redis address names a host after ://");
        List<HostAndPort> nodes = Arrays.stream(hosts.split(",", -1)).map(node -> node(node, kind)).toList();
        if (kind == RedisAddress.Kind.STANDALONE && nodes.size() > 1)
            throw new IllegalArgumentException("redis:// names one host: several belong to redis-sentinel:// or redis-cluster://");
        return nodes;
    }

    private static HostAndPort node(String text, RedisAddress.Kind kind) {
        Matcher node = NODE.matcher(text);
        if (!node.matches()) throw new IllegalArgumentException("a host of a Redis address is written as name or name:port, IPv6 as [address]:port");
        int port = node.group("port") == null ? kind.defaultPort : Integer.parseInt(node.group("port"));
        if (port < 1 || port > 65_535) throw new IllegalArgumentException("a port of a Redis address is a number from 1 to 65535");
        return new HostAndPort(node.group("six") == null ? node.group("host") : node.group("six"), port);
    }

    private static String master(String path, RedisAddress.Kind kind) {
        boolean named = path != null && !path.isEmpty();
        if (kind == RedisAddress.Kind.SENTINEL) {
            if (!named) throw new IllegalArgumentException("redis-sentinel:// names the master after the hosts: redis-sentinel://host:port,host:port/master");
            return decoded(path);
        }
        if (named && !path.equals("0")) throw new IllegalArgumentException("only options follow the hosts of a Redis address: Fathom uses database 0 only");
        return null;
    }

    private static Map<String, String> options(String text) {
        var options = new LinkedHashMap<String, String>();
        if (text == null || text.isEmpty()) return options;
        for (String option : text.split("&")) {
            int equals = option.indexOf('=');
            String name = equals < 0 ? option : option.substring(0, equals);
            if (name.equals("password"))
                throw new IllegalArgumentException("there is no option password: use password-file or password-env, or write it before the host");
            if (!OPTIONS.contains(name)) throw new IllegalArgumentException("a Redis address has an unknown option: there are " + String.join(", ", OPTIONS));
            String value = equals < 0 ? "" : decoded(option.substring(equals + 1));
            if (value.isEmpty()) throw new IllegalArgumentException("the option " + name + " of a Redis address has no value");
            if (options.put(name, value) != null) throw new IllegalArgumentException("the option " + name + " of a Redis address is given twice");
        }
        return options;
    }

    private static RedisAddress.Tls tls(boolean wanted, Map<String, String> options) {
        for (String name : TLS_OPTIONS)
            if (!wanted && options.containsKey(name))
                throw new IllegalArgumentException("the option " + name + " is for TLS: the address then starts with rediss");
        if (!wanted) return null;
        if (options.containsKey("cert") != options.containsKey("key"))
            throw new IllegalArgumentException("the options cert and key of a Redis address go together");
        return new RedisAddress.Tls(file(options, "ca"), file(options, "cert"), file(options, "key"));
    }

    private static Optional<Path> file(Map<String, String> options, String name) {
        if (!options.containsKey(name)) return Optional.empty();
        Path file = Path.of(options.get(name));
        if (!Files.isReadable(file)) throw new IllegalArgumentException("the file " + file + " of the option " + name + " cannot be read");
        if (!Files.isRegularFile(file)) throw new IllegalArgumentException("the file " + file + " of the option " + name + " is not a plain file");
        return Optional.of(file);
    }

    private Credentials credentials(String login, Map<String, String> options) {
        int colon = login == null ? -1 : login.indexOf(':');
        String user = login == null ? "" : decoded(colon < 0 ? login : login.substring(0, colon));
        if (!user.isEmpty() && options.containsKey("user"))
            throw new IllegalArgumentException("a Redis address names its user once, before the host or as an option");
        if (user.isEmpty()) user = options.getOrDefault("user", environment(USER_VARIABLE));
        Optional<String> inline = colon < 0 ? Optional.empty() : Optional.of(decoded(login.substring(colon + 1)));
        String password = passwords.find(inline, user, options).orElse(environment(PASSWORD_VARIABLE));
        if (password.isEmpty() && !user.isEmpty())
            throw new IllegalArgumentException("a Redis address has a user but no password: add :password after it, password-file=, password-env= or "
                    + PASSWORD_VARIABLE + " (a password without user is written :password@host)");
        return new Credentials(user.isEmpty() ? null : user, password.isEmpty() ? null : password);
    }

    private String environment(String name) {
        String value = environment.apply(name);
        return value == null ? "" : value;
    }

    /** Here a plus is a plus. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("a Redis address has a % that no two hexadecimal digits follow: a plain % is written %25");
        }
    }
}
