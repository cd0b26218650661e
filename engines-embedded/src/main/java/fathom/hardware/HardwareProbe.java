package fathom.hardware;

/** Reads the machine. */
public interface HardwareProbe extends AutoCloseable {
    /** Takes a few milliseconds; never called on a tick path or the JavaFX thread. */
    HardwareSnapshot read();

    @Override
    default void close() {}
}
