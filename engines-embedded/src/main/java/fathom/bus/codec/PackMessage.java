package fathom.bus.codec;

import fathom.bus.Envelope;
import fathom.bus.MessageType;
import fathom.bus.Priority;
import fathom.bus.Topic;

/** The messages of an entry of MessagePack, one after another in the same object. */
final class PackMessage implements Incoming {
    private static final int PARTS = 11;
    private static final EnumCodec TYPE = new EnumCodec(MessageType.class);
    private static final EnumCodec PRIORITY = new EnumCodec(Priority.class);
    private static final Interner<Topic> TOPICS = new Interner<>((bytes, from, length) -> Leaves.topic(Texts.read(bytes, from, length)));

    private final PackReader in;
    private final PayloadTypes types;
    private long id;
    private long sequence;
    private Topic topic;
    private MessageType type;
    private Priority priority;
    private String source;
    private long intended;
    private long sent;
    private long correlation;
    private String payloadType;
    private int payload;
    private int payloadLength;

    PackMessage(PackReader in, PayloadTypes types) {
        this.in = in;
        this.types = types;
    }

    static void write(Envelope m, long sequence, PayloadTypes types, PackWriter out) {
        out.beginArray(PARTS);
        out.integer(m.id());
        out.integer(sequence);
        out.symbol(m.topic().name());
        TYPE.write(m.type(), out);
        PRIORITY.write(m.priority(), out);
        out.symbol(m.source());
        out.integer(m.intended());
        out.integer(m.sent());
        out.integer(m.correlation());
        PayloadTypes.Entry entry = m.payload() == null ? null : types.of(m.payload());
        if (entry == null) out.nil();
        else out.symbol(entry.name());
        int begun = out.beginBinary();
        if (entry != null) entry.codec().write(m.payload(), out);
        out.endBinary(begun);
    }

    /** Reads all but the payload of the next one. The topic is looked up last: one of a broken message is not to be remembered. */
    void next() throws CodecException {
        in.unclaim();
        in.beginRecord(PARTS);
        id = in.integer();
        sequence = in.integer();
        int topicLength = in.textLength();
        int topicAt = in.pass(topicLength);
        type = (MessageType) TYPE.read(in);
        priority = (Priority) PRIORITY.read(in);
        source = Leaves.name(in.text());
        intended = in.integer();
        sent = in.integer();
        correlation = in.integer();
        payloadType = in.nil() ? null : in.text();
        payloadLength = in.binaryLength();
        payload = in.pass(payloadLength);
        topic = TOPICS.get(in.bytes(), topicAt, topicLength);
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
        var reader = new PackReader(in.bytes(), payload, payload + payloadLength);
        Object value = payloadType == null ? null : types.named(payloadType).codec().read(reader);
        reader.requireEnd();
        return value;
    }
}
