package fathom.hardware.apple;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;

/** The calls of libIOReport. Channels are taken from the array in a sample, so that no block of Objective-C is needed. */
final class IoReport {
    private static final int SIMPLE = 1, STATE = 2, MOST_STATES = 1024;
    private static final long MOST_CHANNELS = 1 << 16;

    private final CoreFoundation cf;
    private final MethodHandle channels, subscription, samples, delta, group, subgroup, name, unit, format, simple, states, stateName, residency;

    IoReport(SymbolLookup library, CoreFoundation cf) {
        this.cf = cf;
        FunctionDescriptor ofChannel = FunctionDescriptor.of(ADDRESS, ADDRESS), three = FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS, ADDRESS);
        channels = Libraries.handle(library, "IOReportCopyChannelsInGroup", FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS, JAVA_LONG, JAVA_LONG, JAVA_LONG));
        subscription = Libraries.handle(library, "IOReportCreateSubscription", FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS));
        samples = Libraries.handle(library, "IOReportCreateSamples", three);
        delta = Libraries.handle(library, "IOReportCreateSamplesDelta", three);
        group = Libraries.handle(library, "IOReportChannelGetGroup", ofChannel);
        subgroup = Libraries.handle(library, "IOReportChannelGetSubGroup", ofChannel);
        name = Libraries.handle(library, "IOReportChannelGetChannelName", ofChannel);
        unit = Libraries.handle(library, "IOReportChannelGetUnitLabel", ofChannel);
        format = Libraries.handle(library, "IOReportChannelGetFormat", FunctionDescriptor.of(JAVA_INT, ADDRESS));
        simple = Libraries.handle(library, "IOReportSimpleGetIntegerValue", FunctionDescriptor.of(JAVA_LONG, ADDRESS, JAVA_INT));
        states = Libraries.handle(library, "IOReportStateGetCount", FunctionDescriptor.of(JAVA_INT, ADDRESS));
        stateName = Libraries.handle(library, "IOReportStateGetNameForIndex", FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT));
        residency = Libraries.handle(library, "IOReportStateGetResidency", FunctionDescriptor.of(JAVA_LONG, ADDRESS, JAVA_INT));
    }

    /** One group of channels, subscribed for the life of the process. @param subscribed belongs to the subscription */
    record Subscription(MemorySegment wanted, MemorySegment subscribed, MemorySegment handle) {}

    /** Null where macOS refuses it. @param subgroup empty for all of the group */
    Subscription subscribe(String groupName, String subgroupName) {
        MemorySegment g = cf.createString(groupName), s = subgroupName.isEmpty() ? MemorySegment.NULL : cf.createString(subgroupName), wanted = MemorySegment.NULL;
        try (var arena = Arena.ofConfined()) {
            wanted = (MemorySegment) channels.invokeExact(g, s, 0L, 0L, 0L);
            if (CoreFoundation.isNone(wanted)) return null;
            MemorySegment out = arena.allocate(ADDRESS);
            MemorySegment handle = (MemorySegment) subscription.invokeExact(MemorySegment.NULL, wanted, out, 0L, MemorySegment.NULL);
            MemorySegment subscribed = out.get(ADDRESS, 0);
            if (!CoreFoundation.isNone(handle) && !CoreFoundation.isNone(subscribed)) return new Subscription(wanted, subscribed, handle);
            cf.release(handle);
            cf.release(wanted);
            return null;
        } catch (Throwable t) {
            cf.release(wanted);
            throw Libraries.failed(t);
        } finally {
            cf.release(g);
            cf.release(s);
        }
    }

    void end(Subscription s) {
        cf.release(s.handle());
        cf.release(s.wanted());
    }

    /** Owned by whoever calls; none where it fails. */
    MemorySegment sample(Subscription s) {
        try {
            return (MemorySegment) samples.invokeExact(s.handle(), s.subscribed(), MemorySegment.NULL);
        } catch (Throwable t) {
            throw Libraries.failed(t);
        }
    }

    /** What became between two samples. @param key the string {@code IOReportChannels} */
    List<Channel> difference(MemorySegment before, MemorySegment after, MemorySegment key) {
        MemorySegment difference = MemorySegment.NULL;
        try {
            difference = (MemorySegment) delta.invokeExact(before, after, MemorySegment.NULL);
            MemorySegment array = cf.value(difference, key);
            var all = new ArrayList<Channel>();
            for (long i = 0, n = Math.min(MOST_CHANNELS, cf.count(array)); i < n; i++) {
                MemorySegment channel = cf.at(array, i);
                if (cf.isDictionary(channel)) read(channel, all);
            }
            return all;
        } catch (Throwable t) {
            throw Libraries.failed(t);
        } finally {
            cf.release(difference);
        }
    }

    private void read(MemorySegment channel, List<Channel> to) throws Throwable {
        int kind = (int) format.invokeExact(channel);
        if (kind != SIMPLE && kind != STATE) return;
        var times = new ArrayList<StateTime>();
        if (kind == STATE) {
            for (int i = 0, n = Math.min(MOST_STATES, (int) states.invokeExact(channel)); i < n; i++) {
                times.add(new StateTime(cf.text((MemorySegment) stateName.invokeExact(channel, i)), (long) residency.invokeExact(channel, i)));
            }
        }
        long value = kind == SIMPLE ? (long) simple.invokeExact(channel, 0) : Channel.NONE;
        to.add(new Channel(cf.text((MemorySegment) group.invokeExact(channel)), cf.text((MemorySegment) subgroup.invokeExact(channel)), cf.text((MemorySegment) name.invokeExact(channel)),
                cf.text((MemorySegment) unit.invokeExact(channel)), value, times));
    }
}
