package fathom.bus.redis;

import java.util.List;

/** Users that several servers of one set-up share: one with the rights of a bus, one with all of them. */
final class TestUsers {
    static final Credentials BUS = new Credentials("bus", "password of the bus");
    static final Credentials ADMIN = new Credentials("admin", "password-of-the-admin");
    private static final String ALL = "~* &* +@all";
    /** For redis.conf. */
    static final List<String> LINES = List.of(line(BUS, ServerConfig.RIGHTS), line(ADMIN, ALL));
    /** For the configuration of a sentinel, which has few commands. */
    static final List<String> SENTINEL_LINES = List.of(line(BUS, ALL), line(ADMIN, ALL));

    private TestUsers() {}

    private static String line(Credentials user, String rights) {
        return "user " + user.user() + " on #" + ServerConfig.sha256(user.password()) + ' ' + rights;
    }
}
