package fathom.app.command;

import fathom.app.Options;
import fathom.platform.Catalogue;
import fathom.platform.Platform;
import fathom.platform.embedded.EmbeddedConfig;
import fathom.platform.embedded.EmbeddedPlatform;
import fathom.platform.remote.RemotePlatform;

/** From what was typed to what the platform is told. */
final class Settings {
    private Settings() {}

    private static EmbeddedConfig of(Options o) {
        return new EmbeddedConfig(o.feed, o.seed, o.rate, o.runs());
    }

    /** A whole platform in this process. */
    static EmbeddedPlatform embedded(Options o) {
        return EmbeddedPlatform.start(of(o), o.bus().open(Catalogue.STANDARD.topics()));
    }

    /** The platform that a console opens on: the one that is on the bus already, where there may be one. */
    static Platform console(Options o) {
        return o.bus().isElsewhere() ? RemotePlatform.start(o.bus().open(Catalogue.STANDARD.topics()), Catalogue.STANDARD) : embedded(o);
    }
}
