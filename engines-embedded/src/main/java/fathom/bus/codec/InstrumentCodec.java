package fathom.bus.codec;

import fathom.model.Instrument;
import fathom.model.Venue;

/** Instruments stand in every tick and are few: in MessagePack their bytes are made once, and what was made of such bytes is found again. */
final class InstrumentCodec extends ValueCodec {
    static final InstrumentCodec INSTANCE = new InstrumentCodec();

    private static final int COMPONENTS = 4;
    private static final EnumCodec VENUE = new EnumCodec(Venue.class);
    private static final EnumCodec KIND = new EnumCodec(Instrument.Kind.class);

    private final Encoded<Instrument> encoded = new Encoded<>(InstrumentCodec::pack);
    private final Interner<Instrument> known = new Interner<>((bytes, from, length) -> make(new PackReader(bytes, from, from + length)));

    private InstrumentCodec() {}

    private static byte[] pack(Instrument instrument) {
        var out = new PackWriter();
        write(instrument, out);
        return out.toByteArray();
    }

    @Override
    void write(Object value, ValueWriter out) {
        if (out instanceof PackWriter packed) packed.raw(encoded.of((Instrument) value));
        else write((Instrument) value, out);
    }

    private static void write(Instrument instrument, ValueWriter out) {
        out.beginRecord(COMPONENTS);
        out.component("venue");
        VENUE.write(instrument.venue(), out);
        out.component("base");
        out.text(instrument.base());
        out.component("quote");
        out.text(instrument.quote());
        out.component("kind");
        KIND.write(instrument.kind(), out);
        out.endRecord();
    }

    @Override
    Instrument read(ValueReader in) throws CodecException {
        if (!(in instanceof PackReader packed)) return make(in);
        int from = packed.position();
        packed.beginRecord(COMPONENTS);
        for (int i = 0; i < COMPONENTS; i++) packed.passText();
        return known.get(packed.bytes(), from, packed.position() - from);
    }

    private static Instrument make(ValueReader in) throws CodecException {
        in.beginRecord(COMPONENTS);
        var venue = (Venue) VENUE.read(in.component("venue"));
        String base = in.component("base").text(), quote = in.component("quote").text();
        var kind = (Instrument.Kind) KIND.read(in.component("kind"));
        try {
            return new Instrument(venue, base, quote, kind);
        } catch (IllegalArgumentException e) {
            throw new CodecException(e.getMessage(), e);
        }
    }
}
