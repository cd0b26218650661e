package fathom.hardware.recording;

import fathom.hardware.HardwareSnapshot;
import fathom.hardware.apple.AppleDecoder;
import fathom.hardware.apple.Channel;
import fathom.hardware.apple.StateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bandwidth histograms of IOReport as pairs of bucket and time, one lane a line. */
final class HistogramFormat implements RecordingFormat {
    private static final Pattern LANE = Pattern.compile("(?m)^(\\w+ RD\\+WR)\\b.*?((?:\\(\\d{1,6},\\d{1,15}\\))+)\\s*$"), PAIR = Pattern.compile("\\((\\d+),(\\d+)\\)");

    @Override
    public String name() {
        return "bandwidth histograms";
    }

    @Override
    public boolean recognises(String text) {
        return LANE.matcher(text).find();
    }

    @Override
    public List<HardwareSnapshot> read(String text, long at) {
        var look = new Look(at);
        var lanes = new ArrayList<Channel>();
        for (Matcher lane = LANE.matcher(text); lane.find();) {
            var states = new ArrayList<StateTime>();
            for (Matcher pair = PAIR.matcher(lane.group(2)); pair.find();) states.add(new StateTime(pair.group(1) + "GB/s", Long.parseLong(pair.group(2))));
            lanes.add(new Channel("PMP", "DCS BW", lane.group(1), "", Channel.NONE, states));
        }
        AppleDecoder.histograms(lanes, look.gauges);
        return List.of(look.done());
    }
}
