package fathom.bus;

/**
 * One message.
 *
 * @param id          unique on its bus
 * @param source      who sent it: an engine's id, {@code feed}, {@code desk}, ...
 * @param intended    when the event behind it was due, epoch nanoseconds; what follows from a message inherits it, so that every hop measures from there
 * @param sent        when it was published, epoch nanoseconds
 * @param correlation joins an answer to its question; 0 when there is none
 * @param payload     an immutable record
 */
public record Envelope(long id, Topic topic, MessageType type, Priority priority, String source, long intended, long sent, long correlation, Object payload) {}
