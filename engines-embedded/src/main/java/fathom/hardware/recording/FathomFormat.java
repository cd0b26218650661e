package fathom.hardware.recording;

import fathom.hardware.Cluster;
import fathom.hardware.HardwareSnapshot;
import fathom.hardware.HardwareSnapshot.Machine;
import fathom.hardware.Origin;
import fathom.hardware.apple.AppleDecoder;
import fathom.hardware.apple.AppleMachine;
import fathom.hardware.apple.AppleReadings;
import fathom.hardware.apple.AppleSample;
import fathom.hardware.Gauges;
import fathom.measure.Provenance;
import fathom.measure.Reading;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** What {@code probe --record} writes: JSON, one line of what does not change, then one for each look. What a Mac told is kept as it was told and decoded anew. */
public final class FathomFormat implements RecordingFormat {
    static final String MARK = "machine recording";

    /** @param apple null away from a Mac */
    private record Head(String fathom, int version, Machine machine, AppleMachine apple) {}

    /** @param value null where it is absent, as is then the rest but the reason */
    private record Told(String name, Double value, String unit, Provenance provenance, String absent, String source, String method) {}

    /** @param apple null away from a Mac */
    private record Line(long at, List<Double> cores, List<Cluster> clusters, List<Told> readings, AppleSample apple) {}

    @Override
    public String name() {
        return "recording of fathom probe";
    }

    @Override
    public boolean recognises(String text) {
        return text.startsWith("{\"fathom\":\"" + MARK + "\"");
    }

    /** @param apple null away from a Mac */
    public static String head(Machine machine, AppleMachine apple) {
        return JsonMapper.shared().writeValueAsString(new Head(MARK, 1, machine, apple));
    }

    /** @param apple null away from a Mac */
    public static String line(HardwareSnapshot look, AppleMachine machine, AppleSample apple) {
        var decoded = new HashSet<String>();
        if (apple != null) {
            var again = new Gauges(look.at());
            AppleDecoder.decode(machine, apple, look.cores(), again);
            again.readings().forEach(r -> decoded.add(r.name()));
        }
        List<Told> told = look.readings().stream().filter(r -> !decoded.contains(r.name())).map(r -> told(r, look.origin(r.name()))).toList();
        return JsonMapper.shared().writeValueAsString(new Line(look.at(), look.cores(), look.clusters(), told, apple));
    }

    private static Told told(Reading reading, Origin origin) {
        return switch (reading) {
            case Reading.Value v -> new Told(v.name(), v.value(), v.unit(), v.provenance(), null, origin.source(), origin.method());
            case Reading.Absent a -> new Told(a.name(), null, null, null, a.reason(), origin.source(), origin.method());
        };
    }

    @Override
    public List<HardwareSnapshot> read(String text, long at) {
        var mapper = JsonMapper.shared();
        List<String> lines = text.lines().filter(l -> !l.isBlank()).collect(Collectors.toCollection(ArrayList::new));
        Head head = mapper.readValue(lines.removeFirst(), Head.class);
        var looks = new ArrayList<HardwareSnapshot>();
        for (int i = 0; i < lines.size(); i++) {
            boolean cut = i == lines.size() - 1 && !text.endsWith("\n");
            if (cut) LoggerFactory.getLogger(FathomFormat.class).info("The last look of the recording is cut off and left out");
            else looks.add(look(head, mapper.readValue(lines.get(i), Line.class)));
        }
        return looks;
    }

    private static HardwareSnapshot look(Head head, Line line) {
        var gauges = new Gauges(line.at, Provenance.REPLAYED);
        if (line.apple != null && head.apple != null) AppleDecoder.decode(head.apple, line.apple, line.cores, gauges);
        for (Told t : line.readings) {
            gauges.from(t.source, t.method);
            if (t.value == null) gauges.absent(t.name, t.absent);
            else gauges.value(t.name, t.value, t.unit, t.provenance);
        }
        gauges.others(AppleReadings.NAMES, "the recording does not hold it");
        return new HardwareSnapshot(line.at, head.machine, line.cores, line.clusters, gauges.readings(), gauges.origins());
    }
}
