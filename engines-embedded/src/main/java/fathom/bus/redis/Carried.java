package fathom.bus.redis;

import fathom.bus.MessageType;
import fathom.bus.local.LocalBus;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * One topic as one server brings it.
 *
 * @param inlet  to the inboxes
 * @param lastAt of the last entry that held one, epoch nanoseconds
 */
record Carried(MessageType type, LocalBus.Inlet inlet, LongAdder count, AtomicLong lastAt) {}
