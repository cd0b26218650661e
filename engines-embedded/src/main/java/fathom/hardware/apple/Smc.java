package fathom.hardware.apple;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** The system management controller: values by four-letter keys, over one struct of 80 bytes. */
final class Smc implements AutoCloseable {
    private static final int SELECTOR = 2, STRUCT = 80, KEY = 0, SIZE = 28, TYPE = 32, RESULT = 40, COMMAND = 42, INDEX = 44, BYTES = 48, MOST_BYTES = 32;
    private static final byte READ = 5, KEY_AT = 8, KEY_INFO = 9;
    private static final int MOST_KEYS = 10_000, MOST_FANS = 8;

    /** @param type four letters */
    private record Info(int size, String type) {}

    private final IoRegistry registry;
    private final MethodHandle call, close;
    private final int entry, connection;
    private final Map<String, Info> keys = new LinkedHashMap<>();

    /** @param task of this process @throws IllegalStateException with a sentence where macOS refuses it */
    Smc(SymbolLookup ioKit, IoRegistry registry, int task) {
        this.registry = registry;
        call = Libraries.handle(ioKit, "IOConnectCallStructMethod", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS));
        close = Libraries.handle(ioKit, "IOServiceClose", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
        MethodHandle open = Libraries.handle(ioKit, "IOServiceOpen", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS));
        entry = registry.find("AppleSMC", "");
        if (entry == 0) throw new IllegalStateException("this Mac has no system management controller");
        try (var arena = Arena.ofConfined()) {
            MemorySegment into = arena.allocate(JAVA_INT);
            int refused = (int) open.invokeExact(entry, task, 0, into);
            connection = into.get(JAVA_INT, 0);
            if (refused != 0) {
                registry.release(entry);
                throw new IllegalStateException("macOS refuses the system management controller");
            }
        } catch (Throwable t) {
            throw Libraries.failed(t);
        }
        discover();
    }

    /** The keys that are read each time: power, the processor's mean, fans, and every sensor of the GPU that there is. */
    private void discover() {
        add("PSTR");
        add("TCMb");
        for (int i = 0; i < MOST_FANS; i++) add("F" + i + "Ac");
        info("#KEY").flatMap(i -> read("#KEY", i).stream().boxed().findFirst()).ifPresent(count -> {
            for (int i = 0; i < Math.min(MOST_KEYS, count); i++) {
                String key = keyAt(i);
                if (key.startsWith("Tg")) add(key);
            }
        });
    }

    private void add(String key) {
        info(key).ifPresent(i -> keys.put(key, i));
    }

    /** What can be read of them now. */
    Map<String, Double> read() {
        var values = new LinkedHashMap<String, Double>();
        keys.forEach((key, info) -> read(key, info).ifPresent(v -> values.put(key, v)));
        return values;
    }

    private Optional<Info> info(String key) {
        return exchange(key, KEY_INFO, 0, 0, out -> {
            int size = out.get(JAVA_INT_UNALIGNED, SIZE);
            return size < 1 || size > MOST_BYTES ? null : new Info(size, letters(out.get(JAVA_INT_UNALIGNED, TYPE)));
        });
    }

    private OptionalDouble read(String key, Info info) {
        return exchange(key, READ, info.size, 0, out -> SmcValue.decode(info.type, out.asSlice(BYTES, info.size).toArray(JAVA_BYTE))).orElse(OptionalDouble.empty());
    }

    private String keyAt(int index) {
        return exchange("\0\0\0\0", KEY_AT, 0, index, out -> letters(out.get(JAVA_INT_UNALIGNED, KEY))).orElse("");
    }

    /** Empty where there is no such key. */
    private <T> Optional<T> exchange(String key, byte command, int size, int index, Function<MemorySegment, T> reader) {
        try (var arena = Arena.ofConfined()) {
            MemorySegment in = arena.allocate(STRUCT, 8), out = arena.allocate(STRUCT, 8), outSize = arena.allocate(JAVA_LONG);
            in.set(JAVA_INT_UNALIGNED, KEY, number(key));
            in.set(JAVA_INT_UNALIGNED, SIZE, size);
            in.set(JAVA_BYTE, COMMAND, command);
            in.set(JAVA_INT_UNALIGNED, INDEX, index);
            outSize.set(JAVA_LONG, 0, STRUCT);
            int failed = (int) call.invokeExact(connection, SELECTOR, in, (long) STRUCT, out, outSize);
            return failed != 0 || out.get(JAVA_BYTE, RESULT) != 0 ? Optional.empty() : Optional.ofNullable(reader.apply(out));
        } catch (Throwable t) {
            throw Libraries.failed(t);
        }
    }

    private static int number(String letters) {
        return ByteBuffer.wrap(letters.getBytes(StandardCharsets.ISO_8859_1)).getInt();
    }

    private static String letters(int number) {
        return new String(ByteBuffer.allocate(4).putInt(number).array(), StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        try {
            int ignored = (int) close.invokeExact(connection);
        } catch (Throwable t) {
            throw Libraries.failed(t);
        }
        registry.release(entry);
    }
}
