package fathom.audit;

import org.jspecify.annotations.Nullable;

/**
 * What a file was found to be.
 *
 * @param records    that hold, from the first
 * @param head       hash of the last of them; empty when there is none
 * @param root       of the Merkle tree over the lines that hold, the seal left out
 * @param firstFault null when all is as it was written
 */
public record Verification(long records, String head, String root, boolean sealed, @Nullable Fault firstFault) {
    /** @param record its sequence, or that which is missing */
    public record Fault(long record, String why) {}

    public boolean ok() {
        return firstFault == null;
    }
}
