package fathom.bus.redis;

import fathom.bus.Envelope;
import fathom.bus.codec.CodecException;
import fathom.bus.codec.Incoming;
import fathom.bus.local.LocalBus;

/** Hands what came over a server to the inboxes of this process. A payload that nobody wants is not even decoded. */
final class Inflow {
    private final LocalBus inboxes;

    Inflow(LocalBus inboxes) {
        this.inboxes = inboxes;
    }

    void deliver(Incoming message, Member member) throws CodecException {
        if (inboxes.wants(message.topic())) inboxes.deliver(message.envelope());
        member.delivered(message.topic(), message.type());
    }

    void deliver(Envelope message, Member member) {
        inboxes.deliver(message);
        member.delivered(message.topic(), message.type());
    }
}
