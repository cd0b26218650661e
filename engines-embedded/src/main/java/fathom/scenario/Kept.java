package fathom.scenario;

import java.nio.file.Path;

/** Where a report was saved. @param page the HTML page, with the JSON file beside it; null when it was not saved; @param why one sentence then, else empty */
public record Kept(Path page, String why) {
    public static final Kept NOWHERE = new Kept(null, "nobody keeps it");

    public static Kept at(Path page) {
        return new Kept(page, "");
    }

    public static Kept not(String why) {
        return new Kept(null, why);
    }
}
