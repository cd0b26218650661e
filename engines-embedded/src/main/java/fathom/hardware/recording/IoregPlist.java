package fathom.hardware.recording;

import fathom.hardware.HardwareSnapshot;
import fathom.hardware.apple.AppleDecoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code ioreg -a -r -c IOAccelerator}: a property list. */
final class IoregPlist implements RecordingFormat {
    @Override
    public String name() {
        return "property list of ioreg";
    }

    @Override
    public boolean recognises(String text) {
        return text.contains("<plist") && text.contains("<key>PerformanceStatistics</key>");
    }

    @Override
    public List<HardwareSnapshot> read(String text, long at) {
        Object read = PropertyList.read(text);
        Map<?, ?> entry = read instanceof List<?> all && !all.isEmpty() ? PropertyList.map(all.getFirst()) : PropertyList.map(read);
        var look = new Look(at);
        look.processor = PropertyList.text(entry, "model");
        look.gpuCores = (int) PropertyList.number(entry, "gpu-core-count").orElse(0);
        var statistics = new HashMap<String, Long>();
        PropertyList.map(entry.get("PerformanceStatistics")).forEach((key, value) -> {
            if (key instanceof String k && value instanceof Long v) statistics.put(k, v);
        });
        AppleDecoder.tables(look.machine(), "ioreg", look.gauges);
        AppleDecoder.statistics(statistics, look.gauges);
        return List.of(look.done());
    }
}
