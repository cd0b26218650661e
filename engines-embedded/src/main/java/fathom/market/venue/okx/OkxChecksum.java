package fathom.market.venue.okx;

import fathom.market.venue.BookSide;
import fathom.market.venue.Written;
import java.util.zip.CRC32;

/** CRC32 over {@code bid:size:ask:size:…} of the best 25 levels as they were sent, as a signed number of 32 bits. Since June 2026 the venue sends 0. */
final class OkxChecksum {
    private static final int LEVELS = 25;
    static final long UNKNOWN = Long.MAX_VALUE;

    private final CRC32 crc = new CRC32();
    private final byte[] text = new byte[LEVELS * 4 * (Written.LONGEST + 1)];
    private int end;

    /** @return the checksum, or {@link #UNKNOWN} when a level was too long to be kept */
    long of(BookSide bids, BookSide asks) {
        end = 0;
        for (int i = 0; i < LEVELS; i++) {
            if (!level(bids, i) || !level(asks, i)) return UNKNOWN;
        }
        crc.reset();
        crc.update(text, 0, Math.max(0, end - 1));
        return (int) crc.getValue();
    }

    private boolean level(BookSide side, int i) {
        if (i >= side.count()) return true;
        long price = side.priceText(i), size = side.sizeText(i);
        if (price == Written.UNKNOWN || size == Written.UNKNOWN) return false;
        end = Written.text(price, text, end);
        text[end++] = ':';
        end = Written.text(size, text, end);
        text[end++] = ':';
        return true;
    }
}
