package fathom.bus.codec;

import fathom.bus.Envelope;
import fathom.bus.MessageType;
import fathom.bus.Priority;
import fathom.bus.Topic;
import tools.jackson.databind.JsonNode;

/** One message of JSON. */
final class JsonMessage implements Incoming {
    private static final int PARTS = 11;
    private static final EnumCodec TYPE = new EnumCodec(MessageType.class);
    private static final EnumCodec PRIORITY = new EnumCodec(Priority.class);

    private final PayloadTypes types;
    private final JsonReader in;
    private final long id;
    private final long sequence;
    private final Topic topic;
    private final MessageType type;
    private final Priority priority;
    private final String source;
    private final long intended;
    private final long sent;
    private final long correlation;

    JsonMessage(JsonNode node, PayloadTypes types) throws CodecException {
        this.types = types;
        in = new JsonReader(node);
        in.beginRecord(PARTS);
        type = (MessageType) TYPE.read(in.component("type"));
        priority = (Priority) PRIORITY.read(in.component("priority"));
        source = Leaves.name(in.component("source").text());
        intended = in.component("intended").integer();
        sent = in.component("sent").integer();
        correlation = in.component("correlation").integer();
        id = in.component("id").integer();
        sequence = in.component("sequence").integer();
        topic = Leaves.topic(in.component("topic").text());
    }

    static void write(Envelope m, long sequence, PayloadTypes types, JsonWriter out) {
        out.beginRecord(PARTS);
        out.component("topic");
        out.text(m.topic().name());
        out.component("type");
        TYPE.write(m.type(), out);
        out.component("priority");
        PRIORITY.write(m.priority(), out);
        out.component("source");
        out.text(m.source());
        out.component("intended");
        out.integer(m.intended());
        out.component("sent");
        out.integer(m.sent());
        out.component("correlation");
        out.integer(m.correlation());
        out.component("id");
        out.integer(m.id());
        out.component("sequence");
        out.integer(sequence);
        PayloadTypes.Entry entry = m.payload() == null ? null : types.of(m.payload());
        out.component("payloadType");
        if (entry == null) out.nil();
        else out.text(entry.name());
        out.component("payload");
        if (entry == null) out.nil();
        else entry.codec().write(m.payload(), out);
        out.endRecord();
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public long sequence() {
        return sequence;
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public Topic topic() {
        return topic;
    }

    @Override
    public MessageType type() {
        return type;
    }

    @Override
    public Priority priority() {
        return priority;
    }

    @Override
    public long sent() {
        return sent;
    }

    @Override
    public Envelope envelope() throws CodecException {
        return new Envelope(id, topic, type, priority, source, intended, sent, correlation, payload());
    }

    private Object payload() throws CodecException {
        JsonReader name = in.component("payloadType"), payload = in.component("payload");
        if (!name.nil()) return types.named(name.text()).codec().read(payload);
        if (!payload.nil()) throw new CodecException("a payload without a type");
        return null;
    }
}
