package fathom.bus.redis;

import fathom.bus.Envelope;
import fathom.bus.codec.CodecException;
import fathom.bus.codec.Incoming;

/** Hands what came over a server to the inboxes of this process. A payload that nobody wants is not even decoded. */
final class Inflow {
    private Inflow() {}

    static void deliver(Incoming message, Member member) throws CodecException {
        Carried carried = member.carried(message.topic(), message.type());
        if (carried.inlet().isWanted()) carried.inlet().deliver(message.envelope());
        carried.count().increment();
    }

    static void deliver(Envelope message, Member member) {
        Carried carried = member.carried(message.topic(), message.type());
        carried.inlet().deliver(message);
        carried.count().increment();
    }
}
