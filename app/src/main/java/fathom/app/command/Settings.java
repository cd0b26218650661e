package fathom.app.command;

import fathom.app.Options;
import fathom.platform.Catalogue;
import fathom.platform.Platform;
import fathom.platform.embedded.EmbeddedConfig;
import fathom.platform.embedded.EmbeddedPlatform;
import fathom.platform.remote.RemotePlatform;
import fathom.scenario.Scenarios;
import fathom.store.UserFolders;
import java.util.function.Consumer;

/** From what was typed to what the platform is told. */
final class Settings {
    private Settings() {}

    private static EmbeddedConfig of(Options o) {
        return new EmbeddedConfig(o.feed(), o.seed, o.rate, o.runs());
    }

    /** What comes with Fathom, and the user's own profiles. @param faults told of those that are none */
    static Scenarios scenarios(Consumer<String> faults) {
        return Scenarios.STANDARD.withFolder(UserFolders.ofUser().profiles(), faults);
    }

    /** A whole platform in this process. */
    static EmbeddedPlatform embedded(Options o) {
        return embedded(o, fault -> {});
    }

    /** @param faults told of profiles of the user's own that are none */
    static EmbeddedPlatform embedded(Options o, Consumer<String> faults) {
        return embedded(o, o.catalogue(), faults);
    }

    private static EmbeddedPlatform embedded(Options o, Catalogue shown, Consumer<String> faults) {
        Catalogue catalogue = shown.with(scenarios(faults));
        return EmbeddedPlatform.start(of(o), o.bus().open(catalogue.topics()), catalogue);
    }

    /** The platform that a console opens on: the one that is on the bus already, where there may be one. */
    static Platform console(Options o, Consumer<String> faults) {
        return console(o, o.catalogue(), faults);
    }

    /** @param shown what there is to show */
    static Platform console(Options o, Catalogue shown, Consumer<String> faults) {
        return o.bus().isElsewhere() ? RemotePlatform.start(o.bus().open(Catalogue.STANDARD.topics()), shown) : embedded(o, shown, faults);
    }
}
