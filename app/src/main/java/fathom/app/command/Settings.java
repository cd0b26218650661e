package fathom.app.command;

import fathom.app.Options;
import fathom.platform.embedded.EmbeddedConfig;

/** From what was typed to what the platform is told. */
final class Settings {
    private Settings() {}

    static EmbeddedConfig of(Options o) {
        return new EmbeddedConfig(o.feed, o.seed, o.rate, o.out.resolve("runs"));
    }
}
