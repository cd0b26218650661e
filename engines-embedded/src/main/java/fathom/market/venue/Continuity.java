package fathom.market.venue;

/**
 * How the books of a connection were followed.
 *
 * @param gaps      holes in the venue's sequence and checksums that did not fit; one each, however many books were lost by it
 * @param snapshots books that came whole
 * @param resets    books that were followed and that the venue began anew
 */
public record Continuity(long gaps, long snapshots, long resets, Checksums checksums) {
    public static final Continuity NONE = new Continuity(0, 0, 0, new Checksums(0, 0, 0));

    /** @param absent frames of books without one, or with one that says nothing */
    public record Checksums(long good, long bad, long absent) {}
}
