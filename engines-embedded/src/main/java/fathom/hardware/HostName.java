package fathom.hardware;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import oshi.SystemInfo;

/** What this machine calls itself: asked of the system, not of a name server. */
public final class HostName {
    /** On Linux. Without it OSHI loads the whole system to answer, which every start would wait for. */
    private static final Path KERNEL = Path.of("/proc/sys/kernel/hostname");

    private HostName() {}

    public static String get() {
        try {
            if (Files.isReadable(KERNEL)) return Files.readString(KERNEL).strip();
        } catch (IOException e) {
            // OSHI knows it too
        }
        return new SystemInfo().getOperatingSystem().getNetworkParams().getHostName();
    }
}
