package fathom.server;

import io.netty.channel.Channel;
import java.util.LinkedHashSet;
import java.util.Set;

/** All connections there are, and those that we wait for: to ask, or to take an answer. When there are too many, the one that was waited for longest goes. */
final class Connections {
    private final int most;
    private final Set<Channel> all = new LinkedHashSet<>(), waiting = new LinkedHashSet<>();

    Connections(int most) {
        this.most = most;
    }

    synchronized void opened(Channel channel) {
        if (all.size() >= most) {
            Channel longest = waiting.isEmpty() ? channel : waiting.iterator().next();
            closed(longest);
            longest.close();
            if (longest == channel) return;
        }
        all.add(channel);
        waiting.add(channel);
        channel.closeFuture().addListener(f -> closed(channel));
    }

    synchronized void waits(Channel channel) {
        waiting.remove(channel);
        if (all.contains(channel)) waiting.add(channel);
    }

    synchronized void works(Channel channel) {
        waiting.remove(channel);
    }

    private synchronized void closed(Channel channel) {
        all.remove(channel);
        waiting.remove(channel);
    }

    synchronized int count() {
        return all.size();
    }
}
