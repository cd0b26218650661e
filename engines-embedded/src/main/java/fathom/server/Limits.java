package fathom.server;

import java.time.Duration;

/**
 * What clients may cost.
 *
 * @param connections at once; one more ends the one that has been waited for longest
 * @param headerBytes of a request, its first line included
 * @param running     requests that are worked on at once; one more is refused with 429
 * @param bufferBytes of bodies and answers that are held at once for clients who are slow to send or to read
 * @param request     from its first byte to its last
 * @param answer      for each 64 KiB of it to be taken
 * @param idle        between two requests
 */
record Limits(int connections, int headerBytes, int running, long bufferBytes, Duration request, Duration answer, Duration idle) {
    static final Limits USUAL = new Limits(512, 16_384, 64, 128L << 20, Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(30));
}
