package fathom.hardware.recording;

import fathom.hardware.HardwareSnapshot;
import fathom.hardware.apple.FrequencyTable;
import fathom.hardware.apple.Residency;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** {@code powermetrics -f plist}: property lists with a NUL between two looks. */
final class PowermetricsPlist implements RecordingFormat {
    @Override
    public String name() {
        return "property list of powermetrics";
    }

    @Override
    public boolean recognises(String text) {
        return text.contains("<plist") && text.contains("<key>elapsed_ns</key>");
    }

    @Override
    public List<HardwareSnapshot> read(String text, long at) {
        var looks = new ArrayList<HardwareSnapshot>();
        for (String one : text.split("\u0000")) if (!one.isBlank()) looks.add(look(PropertyList.map(PropertyList.read(one.strip())), at));
        return looks;
    }

    private static HardwareSnapshot look(Map<?, ?> top, long at) {
        var look = new Look(Nodes.time(PropertyList.text(top, "timestamp"), at));
        look.model = PropertyList.text(top, "hw_model");
        look.system = PropertyList.text(top, "kern_osversion").isEmpty() ? "" : "macOS build " + PropertyList.text(top, "kern_osversion");
        double nanos = PropertyList.number(top, "elapsed_ns").orElse(Double.NaN);
        Map<?, ?> processor = PropertyList.map(top.get("processor")), gpu = PropertyList.map(top.get("gpu"));
        look.gpu = table(gpu);
        Powermetrics.processor(look, PropertyList.list(processor.get("clusters")).stream().map(c -> part(PropertyList.map(c), nanos)).toList());
        Powermetrics.gpu(look, residency(gpu, nanos, 1e6)); // its freq_hz is in megahertz
        Powermetrics.power(look, power(processor, "cpu", nanos), power(processor, "gpu", nanos), power(processor, "ane", nanos), PropertyList.number(processor, "combined_power").orElse(Double.NaN));
        look.gauges.from("powermetrics", "as it says");
        look.thermal(PropertyList.text(top, "thermal_pressure"));
        return look.done();
    }

    private static Powermetrics.Part part(Map<?, ?> cluster, double nanos) {
        var cores = new TreeMap<Integer, Double>();
        for (Object o : PropertyList.list(cluster.get("cpus"))) {
            Map<?, ?> core = PropertyList.map(o);
            Residency r = residency(core, nanos, 1);
            PropertyList.number(core, "cpu").ifPresent(i -> cores.put((int) i, r.active() * 100));
        }
        String name = PropertyList.text(cluster, "name");
        return new Powermetrics.Part(name.endsWith("-Cluster") ? name.substring(0, name.length() - "-Cluster".length()) : name, residency(cluster, nanos, 1), table(cluster), cores);
    }

    private static Residency residency(Map<?, ?> of, double nanos, double hertz) {
        OptionalDouble idle = PropertyList.number(of, "idle_ratio"), idleNanos = PropertyList.number(of, "idle_ns");
        double share = idle.isPresent() ? idle.getAsDouble() : idleNanos.isPresent() ? idleNanos.getAsDouble() / nanos : Double.NaN, down = PropertyList.number(of, "down_ratio").orElse(0);
        double active = Math.max(0, 1 - share - down), frequency = PropertyList.number(of, "freq_hz").orElse(Double.NaN) * hertz;
        return new Residency(active, down, frequency > 0 && active > 0 ? frequency : Double.NaN);
    }

    private static FrequencyTable table(Map<?, ?> of) {
        return FrequencyTable.ofMegahertz(PropertyList.list(of.get("dvfm_states")).stream().map(s -> PropertyList.number(PropertyList.map(s), "freq").orElse(0)).toList());
    }

    /** In milliwatts: said, or energy in millijoules by time. */
    private static double power(Map<?, ?> processor, String rail, double nanos) {
        OptionalDouble said = PropertyList.number(processor, rail + "_power"), energy = PropertyList.number(processor, rail + "_energy");
        return said.isPresent() ? said.getAsDouble() : energy.isPresent() ? energy.getAsDouble() / (nanos / 1e9) : Double.NaN;
    }
}
