package fathom.bus.codec;

import fathom.model.Levels;

/** One side of a book: its prices, then its sizes. */
final class LevelsCodec extends ValueCodec {
    static final LevelsCodec INSTANCE = new LevelsCodec();

    private LevelsCodec() {}

    @Override
    void write(Object value, ValueWriter out) {
        var levels = (Levels) value;
        out.beginRecord(2);
        out.component("prices");
        out.doubles(levels.count(), levels::price);
        out.component("sizes");
        out.doubles(levels.count(), levels::size);
        out.endRecord();
    }

    @Override
    Levels read(ValueReader in) throws CodecException {
        in.beginRecord(2);
        double[] prices = in.component("prices").doubles();
        double[] sizes = in.component("sizes").doubles();
        if (prices.length != sizes.length) throw new CodecException(prices.length + " prices but " + sizes.length + " sizes");
        return new Levels(prices, sizes);
    }
}
