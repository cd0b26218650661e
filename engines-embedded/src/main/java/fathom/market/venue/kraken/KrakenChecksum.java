package fathom.market.venue.kraken;

import fathom.market.venue.BookSide;
import fathom.market.venue.Written;
import java.util.zip.CRC32;

/** CRC32 over the best ten asks, then the best ten bids: of each level the digits of price and quantity as they were sent, without point and leading zeros. */
final class KrakenChecksum {
    private static final int LEVELS = 10, LONGEST = LEVELS * 4 * Written.LONGEST;

    private final CRC32 crc = new CRC32();
    private final byte[] text = new byte[LONGEST];
    private int end;

    /** @return the checksum, or -1 when a level was too long to be kept */
    long of(BookSide bids, BookSide asks) {
        end = 0;
        if (!side(asks) || !side(bids)) return -1;
        crc.reset();
        crc.update(text, 0, end);
        return crc.getValue();
    }

    private boolean side(BookSide side) {
        for (int i = 0, n = Math.min(LEVELS, side.count()); i < n; i++) {
            long price = side.priceText(i), size = side.sizeText(i);
            if (price == Written.UNKNOWN || size == Written.UNKNOWN) return false;
            end = Written.digits(size, text, Written.digits(price, text, end));
        }
        return true;
    }
}
