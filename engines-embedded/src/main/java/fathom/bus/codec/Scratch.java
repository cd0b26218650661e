package fathom.bus.codec;

/**
 * An array of each thread that is used again and again. It is lent: whoever needs one while it is out gets a new one, so that nobody who is called in between writes
 * into what another reads. Safe for any number of threads.
 */
final class Scratch {
    /** Larger ones are not kept. */
    static final int KEPT = 1 << 20;

    private final ThreadLocal<byte[]> spare = new ThreadLocal<>();

    /** @return at least so many bytes, whatever is in them */
    byte[] take(int least) {
        byte[] bytes = spare.get();
        if (bytes == null || bytes.length < least) return new byte[Math.max(least, Math.min(KEPT, 2 * least))];
        spare.set(null);
        return bytes;
    }

    void give(byte[] bytes) {
        if (bytes.length <= KEPT) spare.set(bytes);
    }
}
