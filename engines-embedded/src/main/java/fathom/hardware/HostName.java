package fathom.hardware;

import oshi.SystemInfo;

/** What this machine calls itself: asked of the system, not of a name server. */
public final class HostName {
    private HostName() {}

    public static String get() {
        return new SystemInfo().getOperatingSystem().getNetworkParams().getHostName();
    }
}
