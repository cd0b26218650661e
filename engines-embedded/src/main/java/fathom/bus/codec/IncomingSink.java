package fathom.bus.codec;

import java.util.function.Consumer;

/** Takes the messages of one entry, in the order in which they were put there. */
@FunctionalInterface
public interface IncomingSink {
    void message(Incoming message);

    /** One was left out, because not even its envelope could be read; the others of the entry come all the same. */
    default void leftOut(CodecException why) {}

    /** @param leftOut told of each message that could not be read */
    static IncomingSink of(Consumer<Incoming> messages, Consumer<CodecException> leftOut) {
        return new IncomingSink() {
            @Override
            public void message(Incoming message) {
                messages.accept(message);
            }

            @Override
            public void leftOut(CodecException why) {
                leftOut.accept(why);
            }
        };
    }
}
