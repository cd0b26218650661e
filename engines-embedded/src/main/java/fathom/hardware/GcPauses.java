package fathom.hardware;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.ManagementFactory;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/**
 * Listens to the garbage collectors of this process. ZGC and Shenandoah report their whole cycles beside their pauses: a cycle is not a pause and is left out.
 * What G1 reports as "Concurrent GC" are its Remark and Cleanup pauses. The runtime rounds to whole milliseconds.
 */
final class GcPauses {
    private long count;
    private long totalMillis;
    private long lastMillis;
    private long maxMillis;

    GcPauses() {
        NotificationListener listener = (notification, handback) -> {
            if (!notification.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) return;
            var info = GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData());
            if (isPause(info.getGcName())) add(info.getGcInfo().getDuration());
        };
        for (var collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            if (collector instanceof NotificationEmitter emitter) emitter.addNotificationListener(listener, null, null);
        }
    }

    static boolean isPause(String collector) {
        return !collector.contains("Cycles");
    }

    private synchronized void add(long millis) {
        count++;
        totalMillis += millis;
        lastMillis = millis;
        maxMillis = Math.max(maxMillis, millis);
    }

    synchronized void read(Gauges gauges) {
        long pauses = count, total = totalMillis, last = lastMillis, max = maxMillis;
        gauges.measured("gc.pauses", "", () -> pauses);
        gauges.measured("gc.pause.total", "ms", () -> total);
        if (pauses == 0) {
            gauges.absent("gc.pause.last", "no collection since the start");
            gauges.absent("gc.pause.max", "no collection since the start");
        } else {
            gauges.measured("gc.pause.last", "ms", () -> last);
            gauges.measured("gc.pause.max", "ms", () -> max);
        }
    }
}
