package fathom.hardware.apple;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.function.Function;

/** The registry of devices. An entry is a number that is released by whoever has it; 0 is none. */
final class IoRegistry {
    private static final int NAME_BYTES = 128;

    private final CoreFoundation cf;
    private final MethodHandle matching, services, next, release, name, property, fromPath;

    IoRegistry(SymbolLookup library, CoreFoundation cf) {
        this.cf = cf;
        matching = Libraries.handle(library, "IOServiceMatching", FunctionDescriptor.of(ADDRESS, ADDRESS));
        services = Libraries.handle(library, "IOServiceGetMatchingServices", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, ADDRESS));
        next = Libraries.handle(library, "IOIteratorNext", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
        release = Libraries.handle(library, "IOObjectRelease", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
        name = Libraries.handle(library, "IORegistryEntryGetName", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
        property = Libraries.handle(library, "IORegistryEntryCreateCFProperty", FunctionDescriptor.of(ADDRESS, JAVA_INT, ADDRESS, ADDRESS, JAVA_INT));
        fromPath = Libraries.handle(library, "IORegistryEntryFromPath", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
    }

    /** The first entry of a class with that name, to be released; 0 where there is none. @param entryName empty for any */
    int find(String className, String entryName) {
        try (var arena = Arena.ofConfined()) {
            MemorySegment query = (MemorySegment) matching.invokeExact(arena.allocateFrom(className)); // which the next call consumes
            MemorySegment iterator = arena.allocate(JAVA_INT);
            if (CoreFoundation.isNone(query) || (int) services.invokeExact(0, query, iterator) != 0) return 0;
            int entries = iterator.get(JAVA_INT, 0), found = 0;
            for (int entry = (int) next.invokeExact(entries); entry != 0 && found == 0; entry = found == 0 ? (int) next.invokeExact(entries) : 0) {
                if (entryName.isEmpty() || entryName.equals(name(entry))) found = entry;
                else release(entry);
            }
            release(entries);
            return found;
        } catch (Throwable t) {
            throw Libraries.failed(t);
        }
    }

    /** To be released; 0 where there is none. @param path e.g. {@code IODeviceTree:/cpus/cpu0} */
    int at(String path) {
        try (var arena = Arena.ofConfined()) {
            return (int) fromPath.invokeExact(0, arena.allocateFrom(path));
        } catch (Throwable t) {
            throw Libraries.failed(t);
        }
    }

    private String name(int entry) {
        try (var arena = Arena.ofConfined()) {
            MemorySegment into = arena.allocate(NAME_BYTES);
            return (int) name.invokeExact(entry, into) == 0 ? into.getString(0) : "";
        } catch (Throwable t) {
            throw Libraries.failed(t);
        }
    }

    /** What is made of a property while it is there; the reader gets none where there is none. */
    <T> T property(int entry, String key, Function<MemorySegment, T> reader) {
        MemorySegment k = cf.createString(key), value = MemorySegment.NULL;
        try {
            value = (MemorySegment) property.invokeExact(entry, k, MemorySegment.NULL, 0);
            return reader.apply(value);
        } catch (Throwable t) {
            throw Libraries.failed(t);
        } finally {
            cf.release(value);
            cf.release(k);
        }
    }

    void release(int object) {
        if (object == 0) return;
        try {
            int ignored = (int) release.invokeExact(object);
        } catch (Throwable t) {
            throw Libraries.failed(t);
        }
    }
}
