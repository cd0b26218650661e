package fathom.scenario;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a run ran on. */
final class Environment {
    private Environment() {}

    static Map<String, String> of(ScenarioContext context) {
        var result = new LinkedHashMap<String, String>();
        result.put("java", System.getProperty("java.vm.name") + " " + Runtime.version());
        result.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version") + " " + System.getProperty("os.arch"));
        result.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
        result.put("heap", Runtime.getRuntime().maxMemory() / (1 << 20) + " MiB");
        var hardware = context.hardware();
        if (hardware != null && hardware.machine() != null) {
            result.put("machine", hardware.machine().model());
            result.put("processor", hardware.machine().processor());
            result.put("memory", hardware.machine().memoryBytes() / (1 << 20) + " MiB");
        }
        result.put("bus", context.bus().name());
        return result;
    }
}
