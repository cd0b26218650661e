package fathom.hardware.apple;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.OptionalLong;

/** Core Foundation's values. What a function named Create or Copy gives is owned and released by whoever called it; what Get gives is not. A value of another type than is asked for is none. */
final class CoreFoundation {
    private static final int UTF_8 = 0x08000100, SINT64 = 4;
    private static final int LONGEST = 1 << 16;

    private final MethodHandle release, typeOf, createString, length, copyString, dataLength, dataBytes, number, dictionaryValue, count, at;
    private final long stringType, dataType, numberType, dictionaryType, arrayType;

    CoreFoundation(SymbolLookup library) {
        release = Libraries.handle(library, "CFRelease", FunctionDescriptor.ofVoid(ADDRESS));
        typeOf = Libraries.handle(library, "CFGetTypeID", FunctionDescriptor.of(JAVA_LONG, ADDRESS));
        createString = Libraries.handle(library, "CFStringCreateWithCString", FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS, JAVA_INT));
        length = Libraries.handle(library, "CFStringGetLength", FunctionDescriptor.of(JAVA_LONG, ADDRESS));
        copyString = Libraries.handle(library, "CFStringGetCString", FunctionDescriptor.of(JAVA_BYTE, ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT));
        dataLength = Libraries.handle(library, "CFDataGetLength", FunctionDescriptor.of(JAVA_LONG, ADDRESS));
        dataBytes = Libraries.handle(library, "CFDataGetBytePtr", FunctionDescriptor.of(ADDRESS, ADDRESS));
        number = Libraries.handle(library, "CFNumberGetValue", FunctionDescriptor.of(JAVA_BYTE, ADDRESS, JAVA_LONG, ADDRESS));
        dictionaryValue = Libraries.handle(library, "CFDictionaryGetValue", FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS));
        count = Libraries.handle(library, "CFArrayGetCount", FunctionDescriptor.of(JAVA_LONG, ADDRESS));
        at = Libraries.handle(library, "CFArrayGetValueAtIndex", FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_LONG));
        stringType = type(library, "CFString");
        dataType = type(library, "CFData");
        numberType = type(library, "CFNumber");
        dictionaryType = type(library, "CFDictionary");
        arrayType = type(library, "CFArray");
    }

    private static long type(SymbolLookup library, String name) {
        try {
            return (long) Libraries.handle(library, name + "GetTypeID", FunctionDescriptor.of(JAVA_LONG)).invokeExact();
        } catch (Throwable t) {
            throw Libraries.failed(t);
        }
    }

    static boolean isNone(MemorySegment value) {
        return value.address() == 0;
    }

    private boolean is(MemorySegment value, long type) {
        try {
            return !isNone(value) && (long) typeOf.invokeExact(value) == type;
        } catch (Throwable t) {
            throw Libraries.failed(t);
        }
    }

    /** Nothing where there is nothing. */
    void release(MemorySegment owned) {
        if (isNone(owned)) return;
        try {
            release.invokeExact(owned);
        } catch (Throwable t) {
            throw Libraries.failed(t);
        }
    }

    /** Owned by whoever calls. */
    MemorySegment createString(String text) {
        try (var arena = Arena.ofConfined()) {
            return (MemorySegment) createString.invokeExact(MemorySegment.NULL, arena.allocateFrom(text), UTF_8);
        } catch (Throwable t) {
            throw Libraries.failed(t);
        }
    }

    /** Empty where it is no string. */
    String text(MemorySegment string) {
        if (!is(string, stringType)) return "";
        try (var arena = Arena.ofConfined()) {
            long bytes = Math.min(LONGEST, (long) length.invokeExact(string) * 4 + 1);
            MemorySegment buffer = arena.allocate(bytes);
            return (byte) copyString.invokeExact(string, buffer, bytes, UTF_8) == 0 ? "" : buffer.getString(0);
        } catch (Throwable t) {
            throw Libraries.failed(t);
        }
    }

    /** Empty where it is no data. */
    byte[] data(MemorySegment data) {
        if (!is(data, dataType)) return new byte[0];
        try {
            long bytes = Math.min(LONGEST, (long) dataLength.invokeExact(data));
            MemorySegment from = (MemorySegment) dataBytes.invokeExact(data);
            return bytes <= 0 || isNone(from) ? new byte[0] : from.reinterpret(bytes).toArray(JAVA_BYTE);
        } catch (Throwable t) {
            throw Libraries.failed(t);
        }
    }

    /** Empty where it is no number. */
    OptionalLong number(MemorySegment value) {
        if (!is(value, numberType)) return OptionalLong.empty();
        try (var arena = Arena.ofConfined()) {
            MemorySegment into = arena.allocate(JAVA_LONG);
            return (byte) number.invokeExact(value, (long) SINT64, into) == 0 ? OptionalLong.empty() : OptionalLong.of(into.get(JAVA_LONG, 0));
        } catch (Throwable t) {
            throw Libraries.failed(t);
        }
    }

    /** Not owned; none where it is no dictionary or has no such key. */
    MemorySegment value(MemorySegment dictionary, MemorySegment key) {
        if (!is(dictionary, dictionaryType)) return MemorySegment.NULL;
        try {
            return (MemorySegment) dictionaryValue.invokeExact(dictionary, key);
        } catch (Throwable t) {
            throw Libraries.failed(t);
        }
    }

    /** 0 where it is no array. */
    long count(MemorySegment array) {
        if (!is(array, arrayType)) return 0;
        try {
            return (long) count.invokeExact(array);
        } catch (Throwable t) {
            throw Libraries.failed(t);
        }
    }

    /** Not owned. @param index below the count */
    MemorySegment at(MemorySegment array, long index) {
        try {
            return (MemorySegment) at.invokeExact(array, index);
        } catch (Throwable t) {
            throw Libraries.failed(t);
        }
    }

    boolean isDictionary(MemorySegment value) {
        return is(value, dictionaryType);
    }
}
