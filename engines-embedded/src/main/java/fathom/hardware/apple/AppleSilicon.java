package fathom.hardware.apple;

import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens what a Mac with Apple silicon tells. */
public final class AppleSilicon {
    private static final Logger LOG = LoggerFactory.getLogger(AppleSilicon.class);

    private AppleSilicon() {}

    /** Empty away from such a Mac, or where its libraries cannot be called; the log says why. */
    public static Optional<AppleSource> open() {
        if (!System.getProperty("os.name").startsWith("Mac") || !System.getProperty("os.arch").toLowerCase(Locale.ROOT).equals("aarch64")) return Optional.empty();
        try {
            return Optional.of(new MacSource(Libraries.ofMac()));
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("What this Mac tells of itself cannot be read", e);
            return Optional.empty();
        }
    }
}
