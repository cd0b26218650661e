package fathom.bus.codec;

import fathom.bus.Envelope;
import java.util.List;

/** Writes and reads what lies on a stream. Safe for any number of threads. */
public final class WireCodec {
    /** @param compressAbove bytes of an entry from which it is compressed; {@link Integer#MAX_VALUE} for never */
    public WireCodec(PayloadTypes types, Encoding encoding, int compressAbove) {
        throw new UnsupportedOperationException();
    }

    /** One message as bytes that {@link #entry} can put beside others. @throws IllegalArgumentException when the payload is of no registered type */
    public byte[] frame(Envelope message, long sequence) {
        throw new UnsupportedOperationException();
    }

    /** One or more frames as the body of one entry. */
    public byte[] entry(List<byte[]> frames) {
        throw new UnsupportedOperationException();
    }

    /**
     * @return how many messages were in it
     * @throws CodecException when it is not an entry of ours; messages before the fault have been given to the sink
     */
    public int read(byte[] entry, IncomingSink sink) throws CodecException {
        throw new UnsupportedOperationException();
    }
}
