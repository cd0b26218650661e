package fathom.engine;

import fathom.bus.MessageType;
import fathom.bus.Topic;

/** Publishes what follows from the message being handled: same intended time, so that delays add up over hops. */
@FunctionalInterface
public interface EngineOutput {
    void publish(Topic topic, MessageType type, Object payload);
}
