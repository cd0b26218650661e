package fathom.engine;

import fathom.setting.Setting;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Numbers by name as they are set, e.g. weights {@code BTC=0.6,ETH=0.4}. */
public final class Shares {
    public static final Setting WEIGHTS = new Setting.Texts("weights", List.of(), List.of("equal"), "of the columns, e.g. BTC=0.6,ETH=0.4; equal for all alike");

    private Shares() {}

    /** @throws IllegalArgumentException one sentence when one is no {@code NAME=NUMBER}, or comes twice */
    public static Map<String, Double> parse(String what, List<String> texts) {
        var shares = new LinkedHashMap<String, Double>();
        for (String text : texts) {
            int equals = text.lastIndexOf('=');
            String name = equals < 1 ? "" : text.substring(0, equals).strip();
            if (name.isEmpty()) throw new IllegalArgumentException("'" + what + "' are written NAME=NUMBER, not '" + text + "'");
            double value;
            try {
                value = Require.number("'" + text + "'", Double.parseDouble(text.substring(equals + 1).strip()));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("'" + what + "' are written NAME=NUMBER, not '" + text + "'", e);
            }
            if (shares.put(name, value) != null) throw new IllegalArgumentException("'" + what + "' names " + name + " twice");
        }
        return shares;
    }

    /** In the order of the names; 0 for one that is not set. @param texts as set; {@code equal} for all alike */
    public static double[] of(String what, List<String> texts, List<String> names) {
        if (texts.equals(List.of("equal"))) {
            var equal = new double[names.size()];
            Arrays.fill(equal, 1.0 / equal.length);
            return equal;
        }
        Map<String, Double> shares = parse(what, texts);
        for (String name : shares.keySet()) if (!names.contains(name)) throw new IllegalArgumentException("'" + what + "' names " + name + ", but there are " + String.join(", ", names));
        return names.stream().mapToDouble(name -> shares.getOrDefault(name, 0.0)).toArray();
    }

    /** By name, in order. */
    public static Map<String, Double> named(List<String> names, double[] values) {
        var map = new LinkedHashMap<String, Double>();
        for (int i = 0; i < values.length; i++) map.put(names.get(i), values[i]);
        return map;
    }
}
