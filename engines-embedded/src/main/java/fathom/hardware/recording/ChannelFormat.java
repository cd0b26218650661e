package fathom.hardware.recording;

import fathom.hardware.HardwareSnapshot;
import fathom.hardware.apple.AppleDecoder;
import fathom.hardware.apple.AppleSample;
import fathom.hardware.apple.Channel;
import fathom.hardware.apple.StateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code macmon debug}: channels of IOReport, one a line, energies as watts. */
final class ChannelFormat implements RecordingFormat {
    private static final Pattern LINE = Pattern.compile("(?m)^([\\w ]+?) :: ([\\w ]*?) ?:: ([^(\\n]+?) \\((\\w+)\\) = (.+)$");
    private static final Pattern STATE = Pattern.compile("\\(\"([^\"]+)\", (\\d{1,18})\\)"), WATTS = Pattern.compile("(\\d+\\.\\d+)W");
    private static final Map<String, Double> UNITS = Map.of("mJ", 1e3, "uJ", 1e6, "nJ", 1e9);
    private static final long SECOND = 1_000_000_000L;

    @Override
    public String name() {
        return "channels of macmon debug";
    }

    @Override
    public boolean recognises(String text) {
        return LINE.matcher(text).find();
    }

    @Override
    public List<HardwareSnapshot> read(String text, long at) {
        var look = new Look(at);
        var channels = new ArrayList<Channel>();
        for (Matcher line = LINE.matcher(text); line.find();) {
            var states = new ArrayList<StateTime>();
            for (Matcher s = STATE.matcher(line.group(5)); s.find();) states.add(new StateTime(s.group(1), Long.parseLong(s.group(2))));
            boolean whole = states.isEmpty() || line.group(5).endsWith("]");
            if (whole) channels.add(new Channel(line.group(1), line.group(2), line.group(3), line.group(4), energy(line.group(5), line.group(4)), states));
        }
        AppleDecoder.decode(look.machine(), new AppleSample(SECOND, channels, Map.of(), Map.of(), -1, -1), List.of(), look.gauges);
        return List.of(look.done());
    }

    /** Of one second at that power. */
    private static long energy(String text, String unit) {
        Matcher m = WATTS.matcher(text);
        return m.matches() && UNITS.containsKey(unit) ? Math.round(Double.parseDouble(m.group(1)) * UNITS.get(unit)) : Channel.NONE;
    }
}
