package fathom.market;

import fathom.model.Instrument;
import java.util.List;

/** A source of market data. It keeps each venue's book by that venue's own rule and hands on the top of it, complete in itself. */
public interface Feed extends AutoCloseable {
    /** What it will quote; known before it starts. */
    List<Instrument> instruments();

    /** Begins on a thread of the feed's own; to be called once. */
    void start(FeedSink sink);

    void pause();

    void resume();

    /** Multiplies the pace of event time: 1 is real time, {@link Double#POSITIVE_INFINITY} as fast as possible. Ignored where it has no meaning. */
    void speed(double factor);

    /** Jumps to a place in the recording, 0 to 1. Ignored where there is none. */
    void seek(double fraction);

    FeedStatus status();

    @Override
    void close();
}
