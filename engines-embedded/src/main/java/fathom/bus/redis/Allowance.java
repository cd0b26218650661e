package fathom.bus.redis;

/**
 * How much of a server's answers a connection takes: values beyond it are passed over while they are read from the network, so that nobody can fill the memory
 * with entries that are each small enough. Used by one command at a time.
 */
final class Allowance {
    /** Stands for a value that was passed over. */
    static final byte[] LEFT_OUT = new byte[0];

    private int largest = Integer.MAX_VALUE;
    private long most = Long.MAX_VALUE, taken;

    /** From the next answer on. @param largest bytes of one value; @param most of all values together, though the first one is always taken */
    void limit(int largest, long most) {
        this.largest = largest;
        this.most = most;
        taken = 0;
    }

    /** The next answer begins. */
    void renew() {
        taken = 0;
    }

    boolean grants(int bytes) {
        if (bytes > largest || taken > 0 && taken + bytes > most) return false;
        taken += bytes;
        return true;
    }
}
