package fathom.audit;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The first record of a file.
 *
 * @param prevFile      name and anchor of the file before it, {@code NAME COUNT:HEAD}; null for the first
 * @param configuration a hash or a name of it
 * @param provenance    where the market data come from
 */
public record Header(String run, @Nullable String prevFile, long seed, String configuration, String provenance) {
    String json() {
        return "{\"type\":\"header\",\"format\":1,\"run\":" + quoted(run) + ",\"prevFile\":" + (prevFile == null ? "null" : quoted(prevFile)) + ",\"seed\":" + seed
                + ",\"config\":" + quoted(configuration) + ",\"provenance\":" + quoted(provenance) + "}";
    }

    private static String quoted(String text) {
        var out = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') out.append('\\').append(c);
            else if (c < ' ') out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            else out.append(c);
        }
        return out.append('"').toString();
    }
}
