package fathom.platform;

import fathom.bus.codec.Encoding;
import fathom.bus.redis.Routing;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How the buses on servers are to be used, as a user writes it: {@code encoding=json}, {@code MarketData.encoding=json}, {@code pack=1}, {@code append-only},
 * with commas between them.
 *
 * @param encodings  by bus, lower case; the one without a name stands for all others
 * @param pack       messages that may share one entry; 0 for the usual
 * @param appendOnly whether servers started for the bus keep what they acknowledged when they are killed
 */
public record BusSettings(Map<String, Encoding> encodings, int pack, boolean appendOnly) {
    public static final BusSettings USUAL = new BusSettings(Map.of(), 0, false);

    private static final int MOST_PACKED = 4_096;

    /** @throws IllegalArgumentException one sentence */
    public static BusSettings parse(String text) {
        Map<String, Encoding> encodings = new HashMap<>();
        int pack = 0;
        boolean appendOnly = false;
        for (String option : text.isBlank() ? List.<String>of() : List.of(text.strip().split("\\s*,\\s*"))) {
            int equals = option.indexOf('=');
            String name = equals < 0 ? option : option.substring(0, equals), value = equals < 0 ? "" : option.substring(equals + 1);
            if (name.equals("append-only") && equals < 0) appendOnly = true;
            else if (name.equals("pack")) pack = pack(value);
            else if (name.equals("encoding")) encodings.put("", encodingOf(value));
            else if (name.endsWith(".encoding")) encodings.put(name.substring(0, name.lastIndexOf('.')).toLowerCase(Locale.ROOT), encodingOf(value));
            else throw new IllegalArgumentException("there is no bus option '" + option + "': use encoding=json, NAME.encoding=json, pack=N, append-only");
        }
        return new BusSettings(Map.copyOf(encodings), pack, appendOnly);
    }

    private static int pack(String value) {
        try {
            int pack = Integer.parseInt(value);
            if (pack >= 1 && pack <= MOST_PACKED) return pack;
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException("pack=" + value + ": from 1 to " + MOST_PACKED + " messages in an entry");
    }

    private static Encoding encodingOf(String value) {
        for (Encoding e : Encoding.values()) if (e.name().equalsIgnoreCase(value)) return e;
        throw new IllegalArgumentException("encoding=" + value + ": use msgpack or json");
    }

    Encoding encoding(String bus) {
        return encodings.getOrDefault(bus.toLowerCase(Locale.ROOT), encodings.getOrDefault("", Encoding.MSGPACK));
    }

    void requireBuses(Routing routing) {
        for (String bus : encodings.keySet()) {
            if (!bus.isEmpty() && routing.homes().stream().noneMatch(h -> h.bus().equalsIgnoreCase(bus))) {
                throw new IllegalArgumentException("there is no bus " + bus + " among " + String.join(", ", routing.homes().stream().map(Routing.Home::bus).toList()));
            }
        }
    }
}
