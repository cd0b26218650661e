package fathom.bus.codec;

import fathom.model.Instrument;
import fathom.model.Side;
import fathom.model.Trade;

/** Writes what the codec of any record would write, without asking the class: after books, trades are most of what travels. */
final class TradeCodec extends ValueCodec {
    private static final int COMPONENTS = 7;
    private static final EnumCodec SIDE = new EnumCodec(Side.class);

    @Override
    void write(Object value, ValueWriter out) {
        var trade = (Trade) value;
        out.beginRecord(COMPONENTS);
        out.component("instrument");
        InstrumentCodec.INSTANCE.writeOrNil(trade.instrument(), out);
        out.component("venueTime");
        out.integer(trade.venueTime());
        out.component("receivedAt");
        out.integer(trade.receivedAt());
        out.component("id");
        out.integer(trade.id());
        out.component("price");
        out.number(trade.price());
        out.component("size");
        out.number(trade.size());
        out.component("taker");
        SIDE.writeOrNil(trade.taker(), out);
        out.endRecord();
    }

    @Override
    Trade read(ValueReader in) throws CodecException {
        in.beginRecord(COMPONENTS);
        return new Trade((Instrument) InstrumentCodec.INSTANCE.readOrNull(in.component("instrument")), in.component("venueTime").integer(),
                in.component("receivedAt").integer(), in.component("id").integer(), in.component("price").number(), in.component("size").number(),
                (Side) SIDE.readOrNull(in.component("taker")));
    }
}
