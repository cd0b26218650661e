package fathom.hardware.linux;

import fathom.hardware.Gauges;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pressure stall information: for which share of the last ten seconds some task, or all of them, waited for a resource. */
final class Pressure {
    private static final Pattern LINE = Pattern.compile("(some|full) avg10=(\\d+\\.\\d+) .*");

    private final Kernel kernel;

    Pressure(Kernel kernel) {
        this.kernel = kernel;
    }

    void read(Gauges to) {
        for (String resource : List.of("cpu", "memory", "io")) {
            String path = "proc/pressure/" + resource, name = "pressure." + resource;
            to.from("/" + path, "share of the last ten seconds in which some task waited");
            for (String line : kernel.lines(path)) {
                Matcher m = LINE.matcher(line);
                if (!m.matches() || m.group(1).equals("full") && resource.equals("cpu")) continue;
                if (m.group(1).equals("full")) to.from("/" + path, "share of the last ten seconds in which all tasks waited");
                to.value(m.group(1).equals("full") ? name + ".full" : name, Double.parseDouble(m.group(2)), "%");
            }
            to.absent(name, kernel.has(path) ? "this kernel's answer is not understood" : "this kernel does not count it");
        }
    }
}
