package fathom.bus.local;

import fathom.bus.Subscription;
import fathom.bus.Topic;

/** The bus's side of a subscription. */
sealed interface Receiver extends Subscription permits Inbox, SharedInbox {
    /** The box in which a topic arrives; null when no interest matches. To be called once for each topic. */
    Box open(Topic topic);

    /** No more messages; publishers that wait go on without this inbox. */
    void shut();

    /** Gives the handler a second to end what it has in hand, then interrupts it. */
    void awaitEnd();
}
