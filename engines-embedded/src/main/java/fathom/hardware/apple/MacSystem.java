package fathom.hardware.apple;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.OptionalInt;

/** Figures of the kernel by name, and the thermal level that is announced to whoever asks. */
final class MacSystem {
    private static final String THERMAL = "com.apple.system.thermalpressurelevel";

    private final MethodHandle sysctl, state;
    private final int task, thermal;

    MacSystem(SymbolLookup library) {
        sysctl = Libraries.handle(library, "sysctlbyname", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG));
        state = Libraries.handle(library, "notify_get_state", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
        MethodHandle register = Libraries.handle(library, "notify_register_check", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));
        task = library.find("mach_task_self_").map(s -> s.reinterpret(JAVA_INT.byteSize()).get(JAVA_INT, 0)).orElse(0);
        try (var arena = Arena.ofConfined()) {
            MemorySegment token = arena.allocate(JAVA_INT);
            thermal = (int) register.invokeExact(arena.allocateFrom(THERMAL), token) == 0 ? token.get(JAVA_INT, 0) : -1;
        } catch (Throwable t) {
            throw Libraries.failed(t);
        }
    }

    /** The port of this process. */
    int task() {
        return task;
    }

    /** Empty where there is none of that name, or it is no number of four bytes. */
    OptionalInt number(String name) {
        try (var arena = Arena.ofConfined()) {
            MemorySegment into = arena.allocate(JAVA_LONG), size = arena.allocate(JAVA_LONG);
            size.set(JAVA_LONG, 0, JAVA_LONG.byteSize());
            int failed = (int) sysctl.invokeExact(arena.allocateFrom(name), into, size, MemorySegment.NULL, 0L);
            return failed == 0 && size.get(JAVA_LONG, 0) == JAVA_INT.byteSize() ? OptionalInt.of(into.get(JAVA_INT, 0)) : OptionalInt.empty();
        } catch (Throwable t) {
            throw Libraries.failed(t);
        }
    }

    /** 0 nominal, 1 moderate, 2 heavy, 3 trapping; -1 where it is not told. */
    int thermal() {
        if (thermal < 0) return -1;
        try (var arena = Arena.ofConfined()) {
            MemorySegment into = arena.allocate(JAVA_LONG);
            long level = (int) state.invokeExact(thermal, into) == 0 ? into.get(JAVA_LONG, 0) : -1;
            return level < 0 ? -1 : (int) Math.min(3, level);
        } catch (Throwable t) {
            throw Libraries.failed(t);
        }
    }
}
