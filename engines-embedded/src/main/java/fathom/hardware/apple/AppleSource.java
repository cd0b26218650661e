package fathom.hardware.apple;

/** Tells what a Mac tells. Used by one thread. */
public interface AppleSource extends AutoCloseable {
    AppleMachine machine();

    /** What became since the time before; at the first time what is of this moment alone. */
    AppleSample sample();

    @Override
    void close();
}
