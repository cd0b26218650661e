package fathom.hardware.apple;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/** Where the functions of macOS are found. @param system libSystem */
record Libraries(SymbolLookup coreFoundation, SymbolLookup ioReport, SymbolLookup ioKit, SymbolLookup system) {
    private static final Linker LINKER = Linker.nativeLinker();

    /** Those of this Mac. @throws IllegalArgumentException where one is not there */
    static Libraries ofMac() {
        Arena always = Arena.global();
        return new Libraries(SymbolLookup.libraryLookup("/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation", always), SymbolLookup.libraryLookup("/usr/lib/libIOReport.dylib", always),
                SymbolLookup.libraryLookup("/System/Library/Frameworks/IOKit.framework/IOKit", always), SymbolLookup.libraryLookup("/usr/lib/libSystem.dylib", always));
    }

    /** @throws UnsatisfiedLinkError where a library has no such function */
    static MethodHandle handle(SymbolLookup library, String name, FunctionDescriptor descriptor) {
        return LINKER.downcallHandle(library.find(name).orElseThrow(() -> new UnsatisfiedLinkError(name + " is not part of this macOS")), descriptor);
    }

    /** What a call that cannot throw threw. */
    static RuntimeException failed(Throwable t) {
        if (t instanceof Error e) throw e;
        return t instanceof RuntimeException r ? r : new IllegalStateException(t);
    }
}
