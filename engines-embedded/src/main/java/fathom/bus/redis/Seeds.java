package fathom.bus.redis;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Servers any of which can answer a question. They are asked in turn, the one that answered last first. */
final class Seeds {
    interface Question {
        HostAndPort ask(HostAndPort node) throws RedisException;
    }

    private final CopyOnWriteArrayList<HostAndPort> nodes;

    Seeds(List<HostAndPort> nodes) {
        this.nodes = new CopyOnWriteArrayList<>(nodes);
    }

    /** Remembers one more. */
    void add(HostAndPort node) {
        nodes.addIfAbsent(node);
    }

    /** @throws RedisException when nobody answers: what the first of them said */
    HostAndPort ask(Question question) throws RedisException {
        RedisException failure = null;
        for (HostAndPort node : nodes) {
            try {
                HostAndPort answer = question.ask(node);
                if (!node.equals(nodes.getFirst())) putFirst(node);
                return answer;
            } catch (RedisException e) {
                if (failure == null) failure = e;
            }
        }
        throw failure;
    }

    private synchronized void putFirst(HostAndPort node) {
        nodes.remove(node);
        nodes.addFirst(node);
    }
}
