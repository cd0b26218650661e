package fathom.bus;

import java.util.List;

/**
 * Carries envelopes from publishers to every subscriber whose interests match the topic. In-process and Redis buses look the same from here.
 */
public interface Bus extends AutoCloseable {
    String name();

    /** @param source what the envelopes name as their sender */
    Publisher publisher(String source);

    /** Opens an inbox; its handler runs on one thread of its own until the subscription is closed. */
    Subscription subscribe(String name, List<Interest> interests, Handler handler);

    BusStats stats();

    /** Closes every subscription. Publishing afterwards throws {@link IllegalStateException}. */
    @Override
    void close();
}
