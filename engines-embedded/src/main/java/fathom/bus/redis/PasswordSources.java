package fathom.bus.redis;

import fathom.setting.SecretFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** Where the password of a {@link RedisAddress} may come from. Failures are sentences (IllegalArgumentException) that never hold it. */
final class PasswordSources {
    private static final int KEYCHAIN_SECONDS = 60;

    private final UnaryOperator<String> environment;

    PasswordSources(UnaryOperator<String> environment) {
        this.environment = environment;
    }

    /** @param user empty for the default user; @param options those of the address */
    Optional<String> find(Optional<String> inline, String user, Map<String, String> options) {
        var found = new ArrayList<String>();
        inline.ifPresent(found::add);
        if (options.containsKey("password-file")) found.add(SecretFile.read(Path.of(options.get("password-file")), "password"));
        if (options.containsKey("password-env")) found.add(fromEnvironment(options.get("password-env")));
        if (options.containsKey("keychain")) found.add(fromKeychain(options.get("keychain"), user));
        if (found.size() > 1)
            throw new IllegalArgumentException("a Redis address gives its password once: before the host, by file, environment variable or keychain");
        if (found.contains("")) throw new IllegalArgumentException("the password of a Redis address is empty");
        return found.stream().findFirst();
    }

    private String fromEnvironment(String name) {
        String value = environment.apply(name);
        if (value == null) throw new IllegalArgumentException("the environment variable " + name + ", from which the password shall come, is not set");
        return value;
    }

    /** Asks the keychain, which may ask the user. */
    private static String fromKeychain(String service, String user) {
        if (!System.getProperty("os.name").startsWith("Mac"))
            throw new IllegalArgumentException("the option keychain works on macOS only: use password-file or password-env");
        var command = new ArrayList<>(List.of("/usr/bin/security", "find-generic-password", "-w", "-s", service));
        if (!user.isEmpty()) command.addAll(List.of("-a", user));
        String none = "the macOS keychain gives no password for the service " + service;
        try {
            Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            if (!process.waitFor(KEYCHAIN_SECONDS, TimeUnit.SECONDS)) process.destroyForcibly();
            String answer = SecretFile.withoutLineEnd(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            if (process.waitFor() != 0) throw new IllegalArgumentException(none);
            return answer;
        } catch (IOException e) {
            throw new IllegalArgumentException(none);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalArgumentException(none);
        }
    }
}
