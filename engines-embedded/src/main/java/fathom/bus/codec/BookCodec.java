package fathom.bus.codec;

import fathom.model.Book;
import fathom.model.Instrument;
import fathom.model.Levels;

/** Writes what the codec of any record would write, without asking the class: books are most of what travels. */
final class BookCodec extends ValueCodec {
    private static final int COMPONENTS = 6;

    @Override
    void write(Object value, ValueWriter out) {
        var book = (Book) value;
        out.beginRecord(COMPONENTS);
        out.component("instrument");
        InstrumentCodec.INSTANCE.writeOrNil(book.instrument(), out);
        out.component("venueTime");
        out.integer(book.venueTime());
        out.component("receivedAt");
        out.integer(book.receivedAt());
        out.component("sequence");
        out.integer(book.sequence());
        out.component("bids");
        LevelsCodec.INSTANCE.writeOrNil(book.bids(), out);
        out.component("asks");
        LevelsCodec.INSTANCE.writeOrNil(book.asks(), out);
        out.endRecord();
    }

    @Override
    Book read(ValueReader in) throws CodecException {
        in.beginRecord(COMPONENTS);
        return new Book((Instrument) InstrumentCodec.INSTANCE.readOrNull(in.component("instrument")), in.component("venueTime").integer(),
                in.component("receivedAt").integer(), in.component("sequence").integer(), (Levels) LevelsCodec.INSTANCE.readOrNull(in.component("bids")),
                (Levels) LevelsCodec.INSTANCE.readOrNull(in.component("asks")));
    }
}
