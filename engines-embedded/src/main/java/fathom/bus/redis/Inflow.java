package fathom.bus.redis;

import fathom.bus.Envelope;
import fathom.bus.codec.CodecException;
import fathom.bus.codec.Incoming;
import fathom.bus.local.Waking;

/** Hands what came over a server to the inboxes of this process. A payload that nobody wants is not even decoded. */
final class Inflow {
    private Inflow() {}

    static void deliver(Incoming message, Member member, Waking waking) throws CodecException {
        Carried carried = member.carried(message.topic(), message.type());
        if (carried.inlet().isWanted()) carried.inlet().deliver(message.envelope(), waking);
        carried.count().increment();
    }

    static void deliver(Envelope message, Member member, Waking waking) {
        Carried carried = member.carried(message.topic(), message.type());
        carried.inlet().deliver(message, waking);
        carried.count().increment();
    }
}
