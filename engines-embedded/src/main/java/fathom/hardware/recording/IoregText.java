package fathom.hardware.recording;

import fathom.hardware.HardwareSnapshot;
import fathom.hardware.apple.AppleDecoder;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code ioreg -r -c IOAccelerator} as text. */
final class IoregText implements RecordingFormat {
    private static final Pattern STATISTICS = Pattern.compile("\"PerformanceStatistics\" = \\{([^}]*)}"), ENTRY = Pattern.compile("\"([^\"]+)\"=(-?\\d{1,18})");
    private static final Pattern MODEL = Pattern.compile("\"model\" = \"([^\"]*)\""), CORES = Pattern.compile("\"gpu-core-count\" = (\\d{1,6})");

    @Override
    public String name() {
        return "text of ioreg";
    }

    @Override
    public boolean recognises(String text) {
        return STATISTICS.matcher(text).find();
    }

    @Override
    public List<HardwareSnapshot> read(String text, long at) {
        var look = new Look(at);
        var statistics = new HashMap<String, Long>();
        Matcher block = STATISTICS.matcher(text), model = MODEL.matcher(text), cores = CORES.matcher(text);
        if (block.find()) for (Matcher m = ENTRY.matcher(block.group(1)); m.find();) statistics.put(m.group(1), Long.parseLong(m.group(2)));
        if (model.find()) look.processor = model.group(1);
        if (cores.find()) look.gpuCores = Integer.parseInt(cores.group(1));
        AppleDecoder.tables(look.machine(), "ioreg", look.gauges);
        AppleDecoder.statistics(statistics, look.gauges);
        return List.of(look.done());
    }
}
