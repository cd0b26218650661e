package fathom.bus.redis;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Numbers for messages that no two processes share: a random name of this process above, a count below. */
final class Ids {
    /** Of the count. */
    static final int BITS = 42;

    /** Distinct for each bus of each start; not meant to be reproduced. */
    private final int process = 1 + new SecureRandom().nextInt((1 << (63 - BITS)) - 1);
    private final AtomicLong count = new AtomicLong((long) process << BITS);

    int process() {
        return process;
    }

    long next() {
        return count.incrementAndGet();
    }
}
