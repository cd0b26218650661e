package fathom.hardware.recording;

import fathom.hardware.HardwareSnapshot;
import fathom.hardware.apple.FrequencyTable;
import fathom.hardware.apple.Residency;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code powermetrics} as text for people. */
final class PowermetricsText implements RecordingFormat {
    private static final Pattern SAMPLE = Pattern.compile("\\*\\*\\* Sampled system activity \\(([^)]*)\\) \\(([\\d.]+)ms elapsed\\) \\*\\*\\*");
    private static final Pattern CLUSTER = Pattern.compile("(\\w+)-Cluster (HW active frequency|HW active residency|idle residency|down residency):\\s+(\\d*\\.?\\d+) ?(?:MHz|%)(?: \\((.*)\\))?");
    private static final Pattern CORE = Pattern.compile("CPU (\\d+) active residency:\\s+(\\d*\\.?\\d+)%.*");
    private static final Pattern STATE = Pattern.compile("(\\d+) MHz:\\s*(\\d*\\.?\\d+)%");
    private static final Pattern GPU = Pattern.compile("GPU (?:HW )?(active frequency|active residency):\\s+(\\d*\\.?\\d+) ?(?:MHz|%)(?: \\((.*)\\))?");
    private static final Pattern POWER = Pattern.compile("(CPU|GPU|ANE|Combined) Power(?: \\([^)]*\\))?: (\\d+) mW");
    private static final Pattern FACT = Pattern.compile("(Machine model|OS version|Current pressure level|Battery|out|in):\\s+(.*)");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy Z", Locale.ROOT);

    @Override
    public String name() {
        return "text of powermetrics";
    }

    @Override
    public boolean recognises(String text) {
        return SAMPLE.matcher(text).find();
    }

    @Override
    public List<HardwareSnapshot> read(String text, long at) {
        Matcher sample = SAMPLE.matcher(text);
        var starts = new ArrayList<Integer>();
        while (sample.find()) starts.add(sample.start());
        String head = text.substring(0, starts.getFirst());
        var looks = new ArrayList<HardwareSnapshot>();
        for (int i = 0; i < starts.size(); i++) looks.add(look(head, text.substring(starts.get(i), i + 1 < starts.size() ? starts.get(i + 1) : text.length()), at));
        return looks;
    }

    /** What is gathered of a cluster, line by line. */
    private static final class Lines {
        private double hertz = Double.NaN, active = Double.NaN, down = 0;
        private FrequencyTable table = FrequencyTable.NONE;
        private final TreeMap<Integer, Double> cores = new TreeMap<>();

        Residency residency() {
            return new Residency(active / 100, down / 100, hertz > 0 && active > 0 ? hertz : Double.NaN);
        }

        void take(String what, double number, String states) {
            switch (what) {
                case "HW active frequency", "active frequency" -> hertz = number * 1e6;
                case "HW active residency", "active residency" -> {
                    active = number;
                    table = table(states);
                }
                case "down residency" -> down = number;
                default -> { }
            }
        }
    }

    private static FrequencyTable table(String states) {
        var megahertz = new ArrayList<Double>();
        Matcher m = STATE.matcher(states == null ? "" : states);
        while (m.find()) megahertz.add(Double.parseDouble(m.group(1)));
        return FrequencyTable.ofMegahertz(megahertz);
    }

    private static HardwareSnapshot look(String head, String body, long at) {
        Matcher when = SAMPLE.matcher(body);
        var look = new Look(when.find() ? time(when.group(1), at) : at);
        var clusters = new LinkedHashMap<String, Lines>();
        var gpu = new Lines();
        double[] power = {Double.NaN, Double.NaN, Double.NaN, Double.NaN};
        look.gauges.from("powermetrics", "as it says");
        head.lines().forEach(line -> fact(line, look));
        Lines current = null;
        for (String line : (Iterable<String>) body.lines()::iterator) {
            Matcher cluster = CLUSTER.matcher(line), core = CORE.matcher(line), graphics = GPU.matcher(line), watts = POWER.matcher(line);
            if (cluster.matches()) {
                current = clusters.computeIfAbsent(cluster.group(1), n -> new Lines());
                current.take(cluster.group(2), Double.parseDouble(cluster.group(3)), cluster.group(4));
            } else if (core.matches() && current != null) {
                current.cores.put(Integer.parseInt(core.group(1)), Double.parseDouble(core.group(2)));
            } else if (graphics.matches()) {
                gpu.take(graphics.group(1), Double.parseDouble(graphics.group(2)), graphics.group(3));
            } else if (watts.matches()) {
                power[List.of("CPU", "GPU", "ANE", "Combined").indexOf(watts.group(1))] = Double.parseDouble(watts.group(2));
            } else {
                fact(line, look);
            }
        }
        look.gpu = gpu.table;
        Powermetrics.processor(look, clusters.entrySet().stream().map(e -> new Powermetrics.Part(e.getKey(), e.getValue().residency(), e.getValue().table, e.getValue().cores)).toList());
        Powermetrics.gpu(look, gpu.residency());
        Powermetrics.power(look, power[0], power[1], power[2], power[3]);
        return look.done();
    }

    private static void fact(String line, Look look) {
        Matcher m = FACT.matcher(line);
        if (!m.matches()) return;
        switch (m.group(1)) {
            case "Machine model" -> look.model = m.group(2);
            case "OS version" -> look.system = "macOS build " + m.group(2);
            case "Current pressure level" -> look.thermal(m.group(2));
            case "Battery" -> number(m.group(2), "percent_charge: (\\d+)").ifPresent(v -> look.gauges.value("battery.charge", v, "%"));
            default -> number(m.group(2), ".* (\\d*\\.?\\d+) bytes/s").ifPresent(v -> look.gauges.value("network." + m.group(1), v, "bytes/s"));
        }
    }

    private static OptionalDouble number(String text, String pattern) {
        Matcher m = Pattern.compile(pattern).matcher(text);
        return m.matches() ? OptionalDouble.of(Double.parseDouble(m.group(1))) : OptionalDouble.empty();
    }

    private static long time(String text, long otherwise) {
        try {
            return OffsetDateTime.parse(text.replaceAll(" +", " "), TIME).toEpochSecond() * 1_000_000_000L;
        } catch (DateTimeException e) {
            return otherwise;
        }
    }
}
