package fathom.server;

import fathom.setting.Setting;
import java.util.Locale;

/** A value in the address of a request: a segment of the path, or {@code name=value} behind the question mark. */
public record Parameter(In in, Setting setting) {
    /** Where it stands. */
    public enum In {
        PATH, QUERY;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    String name() {
        return setting.name();
    }

    boolean isRequired() {
        return in == In.PATH || setting.usual() == null;
    }
}
