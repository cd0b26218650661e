package fathom.bus.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedisAddressTest {
    private static final String SECRET = "S3cr3t";

    @TempDir
    private Path folder;

    private static RedisAddress parse(String text) {
        return parse(text, Map.of());
    }

    private static RedisAddress parse(String text, Map<String, String> environment) {
        return new AddressParser(environment::get).parse(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            redis://desk                                        | redis://desk:6379
            redis://desk:6390/                                  | redis://desk:6390
            redis://desk/0                                      | redis://desk:6379
            rediss://u:p@redis.example.org                      | rediss://redis.example.org:6379
            redis://[::1]:7000                                  | redis://[::1]:7000
            redis://:p%40ss@10.1.2.3                            | redis://10.1.2.3:6379
            redis-sentinel://a,b:1,c/desk                       | redis-sentinel://a:26379,b:1,c:26379/desk
            rediss-sentinel://u:p@a/desk                        | rediss-sentinel://a:26379/desk
            redis-cluster://u:p@a:7000,b:7001                   | redis-cluster://a:7000,b:7001
            rediss-cluster://a                                  | rediss-cluster://a:6379""")
    void whatItShowsIsWhereItIs(String text, String shown) {
        assertThat(parse(text)).hasToString(shown);
        assertThat(parse(text).address()).isEqualTo(shown);
    }

    @Test
    void loginStandsBeforeTheHost() {
        assertThat(login(parse("redis://u%3A1:p@ss+%2F@desk"))).containsExactly("u:1", "p@ss+/");
        assertThat(login(parse("redis://:p@desk"))).containsExactly(null, "p");
        assertThat(login(parse("redis://desk"))).containsExactly(null, null);
        assertThat(parse("redis://u:p@desk").hasInlinePassword()).isTrue();
        assertThat(parse("redis://desk").hasInlinePassword()).isFalse();
    }

    @Test
    void passwordMayComeFromElsewhere() throws IOException {
        Path file = Files.writeString(folder.resolve("password"), SECRET + " \r\n");
        RedisAddress fromFile = parse("redis://u@desk?password-file=" + file);
        assertThat(login(fromFile)).containsExactly("u", SECRET + " ");
        assertThat(fromFile.hasInlinePassword()).isFalse();
        assertThat(login(parse("redis://desk?user=u&password-env=PW", Map.of("PW", SECRET)))).containsExactly("u", SECRET);

        var defaults = Map.of("FATHOM_REDIS_USER", "me", "FATHOM_REDIS_PASSWORD", SECRET);
        assertThat(login(parse("redis://desk", defaults))).containsExactly("me", SECRET);
        assertThat(login(parse("redis://u@desk", defaults))).containsExactly("u", SECRET);
        assertThat(login(parse("redis://u:p@desk", defaults))).containsExactly("u", "p");
    }

    private static List<String> login(RedisAddress address) {
        return Arrays.asList(address.credentials().user(), address.credentials().password());
    }

    @Test
    void filesForTls() throws IOException {
        Path ca = Files.createFile(folder.resolve("ca 1.pem"));
        Path key = Files.createFile(folder.resolve("key"));
        RedisAddress address = parse("rediss://desk?ca=" + ca.toString().replace(" ", "%20") + "&cert=" + key + "&key=" + key);
        assertThat(address.tls()).hasValueSatisfying(tls -> {
            assertThat(tls.authority()).contains(ca);
            assertThat(tls.key()).contains(key);
        });
        assertThat(parse("redis://desk").tls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            desk:6379                               | a Redis address starts with redis://
            http://desk                             | a Redis address starts with redis://
            redis://                                | names a host
            redis://desk:0                          | from 1 to 65535
            redis://desk:70000                      | from 1 to 65535
            redis://desk:x                          | written as name or name:port
            redis://a,b                             | names one host
            redis://desk/1                          | database 0 only
            redis-sentinel://a,b                    | names the master
            redis-cluster://a,                      | written as name or name:port
            redis://u:S3cr3t/x@desk                 | write / as %2F
            redis://u:S3cr3t%4@desk                 | a plain % is written %25
            redis://u@desk                          | a user but no password
            redis://u:@desk                         | password of a Redis address is empty
            redis://u:S3cr3t@desk?user=v            | names its user once
            redis://u:S3cr3t@desk?password-env=PW   | gives its password once
            redis://desk?password=S3cr3t            | there is no option password
            redis://desk?S3cr3t                     | unknown option
            redis://desk?user=                      | has no value
            redis://desk?user=a&user=b              | given twice
            redis://desk?ca=x                       | the option ca is for TLS
            rediss://desk?ca=no-such-file           | no-such-file of the option ca cannot be read
            rediss://desk?ca=/dev/zero              | /dev/zero of the option ca is not a plain file
            rediss://desk?cert=pom.xml              | go together
            redis://desk?password-env=NO_SUCH       | environment variable NO_SUCH
            redis://desk?password-file=no-such-file | password file no-such-file does not exist
            redis://desk?password-file=/dev/zero    | password file /dev/zero is not a plain file
            redis://desk?password-file=/            | password file / is not a plain file""")
    void everyMistakeIsOneSentenceWithoutSecrets(String text, String sentence) {
        assertThatThrownBy(() -> parse(text, Map.of("PW", SECRET))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence).hasMessageNotContaining(SECRET).hasMessageNotContaining("\n").hasNoCause();
    }

    @Test
    void keychainIsForMacs() {
        if (System.getProperty("os.name").startsWith("Mac")) return;
        assertThatThrownBy(() -> parse("redis://u@desk?keychain=fathom"))
                .hasMessage("the option keychain works on macOS only: use password-file or password-env");
    }

    @Test
    void aSlipOfTheFingerTellsNoSecret() {
        String before = "redis://fathom:", after = "@desk:6379/0?user=x", typed = "@:/?#%,&= a7";
        long seed = RandomGenerator.getDefault().nextLong();
        var random = new SplittableRandom(seed);
        for (int i = 0; i < 2_000; i++) {
            String text = random.nextBoolean() ? slip(random, before, typed) + SECRET + after : before + SECRET + slip(random, after, typed);
            String told;
            try {
                told = parse(text).toString();
            } catch (IllegalArgumentException e) {
                told = e.getMessage();
            }
            assertThat(told).as("seed %d: %s", seed, text).doesNotContain(SECRET);
        }
    }

    private static String slip(RandomGenerator random, String text, String typed) {
        int at = random.nextInt(text.length());
        String put = random.nextBoolean() ? "" : String.valueOf(typed.charAt(random.nextInt(typed.length())));
        return text.substring(0, at) + put + text.substring(at + random.nextInt(2));
    }
}
