package fathom.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The preferences in force. A change holds at once and is written a moment later, by another thread, with whatever else changed meanwhile. */
public final class PreferenceKeeper implements AutoCloseable {
    private static final long MOMENT_MILLIS = 300;

    private final PreferencesFile file;
    private final List<String> faults;
    private final AtomicReference<Preferences> current;
    private final AtomicReference<Consumer<String>> told = new AtomicReference<>(fault -> {});
    private final AtomicBoolean unwritten = new AtomicBoolean();
    private boolean aside;

    private PreferenceKeeper(PreferencesFile file, PreferencesFile.Read read) {
        this.file = file;
        faults = read.faults();
        current = new AtomicReference<>(read.preferences());
        aside = !faults.isEmpty();
    }

    public static PreferenceKeeper of(PreferencesFile file) {
        return new PreferenceKeeper(file, file.read());
    }

    /** In memory alone: for pictures and tests. */
    public static PreferenceKeeper unkept() {
        return new PreferenceKeeper(null, new PreferencesFile.Read(Preferences.SHIPPED, List.of()));
    }

    /** What was wrong with the file when it was read. */
    public List<String> faults() {
        return faults;
    }

    public Preferences current() {
        return current.get();
    }

    /** Where they are kept; null where they are not. */
    public Path path() {
        return file == null ? null : file.path();
    }

    /** @param sentence takes why they could not be written, on a thread of its own */
    public void onFault(Consumer<String> sentence) {
        told.set(sentence);
    }

    /** Returns at once. */
    public void change(UnaryOperator<Preferences> how) {
        Preferences before = current.get(), after = current.updateAndGet(how);
        if (after.equals(before) || file == null || unwritten.getAndSet(true)) return;
        Thread.ofVirtual().name("preferences").start(() -> {
            try {
                Thread.sleep(MOMENT_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            write();
        });
    }

    private synchronized void write() {
        if (!unwritten.getAndSet(false)) return;
        try {
            if (aside) file.putAside();
            aside = false;
            file.write(current.get());
        } catch (IOException e) {
            told.get().accept("The settings could not be kept in " + file.path() + " (" + e.getClass().getSimpleName() + ").");
        }
    }

    /** Writes what is not written yet. */
    @Override
    public void close() {
        if (file != null) write();
    }
}
