package fathom.bus.redis;

import fathom.bus.Priority;
import io.lettuce.core.Range;
import io.lettuce.core.XAddArgs;
import io.lettuce.core.XTrimArgs;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is done once a second for the streams of one server: the readers of all processes tell how far they have come, what all have read is forgotten here and,
 * after a while, cut off there; what waits is counted; and a probe is sent the way that messages go.
 */
final class Upkeep {
    static final long PATIENCE_MILLIS = 1_000;
    /** Milliseconds after which a reader that does not tell its place any more counts as gone, and after which it is forgotten. */
    private static final long SILENT = 5_000, GONE = 60_000;
    /** Nanoseconds within which every live reader has told its place to a server that was started anew: until then nothing counts as read by all. */
    private static final long TELLING = 4_000_000_000L;
    /** This part of a stream at most is cut off once a second. */
    private static final long TRIMMED_PART = 32;
    static final String PROBE = "probe";

    private final Member member;
    private final StreamKeys keys;
    private final RedisBusSettings settings;
    private final List<StreamReader> readers;
    private final StreamWriter writer;
    /** Of servers before 7.0, which do not tell how many entries were added: how far their streams were cut. */
    private final Map<String, StreamId> trimmedTo = new HashMap<>();
    /** Entries that were cut off each stream by anyone. */
    private final Map<String, Long> cut = new HashMap<>();
    private String server = "";
    private long trustAt;
    private long anchorAdded = -1, anchorRead;
    private volatile long backlog = -1, pending, trimmed;
    private volatile boolean onlyReader, trusted;

    Upkeep(Member member, StreamKeys keys, RedisBusSettings settings, List<StreamReader> readers, StreamWriter writer) {
        this.member = member;
        this.keys = keys;
        this.settings = settings;
        this.readers = readers;
        this.writer = writer;
    }

    /** Whether it takes an entry and gives it back. @throws RedisException when it does not */
    void probe(RedisAsyncCommands<String, byte[]> commands) throws RedisException {
        String id = Answers.await(commands.xadd(keys.probe(), new XAddArgs().maxlen(16), PROBE, bytes("1")), PATIENCE_MILLIS);
        if (Answers.await(commands.xrange(keys.probe(), Range.create(id, id)), PATIENCE_MILLIS).isEmpty()) throw new RedisException("does not give back what it took");
    }

    /** @param run of the server, see {@link ServerInfo#run} */
    void tend(RedisAsyncCommands<String, byte[]> commands, String run) throws RedisException {
        if (!run.equals(server)) {
            server = run;
            trustAt = System.nanoTime() + TELLING;
            trusted = false;
        }
        long now = serverMillis(commands);
        Map<StreamReader, Map<String, StreamId>> places = new HashMap<>();
        readers.forEach(r -> places.put(r, r.positions()));
        tellPositions(commands, now);
        Map<String, StreamId> read = readByAll(commands, now);
        pending = shared(commands, read);
        Map<String, Map<String, Object>> streams = streams(commands, read.keySet());
        findAnew(places, streams);
        trusted = System.nanoTime() - trustAt > 0;
        if (trusted) {
            writer.retained().forget(read);
            trim(commands, read, streams, new StreamId(Math.max(0, now - settings.keep().toMillis()), 0));
        }
        count(streams);
        probe(commands, Priority.URGENT, member.urgent());
        probe(commands, Priority.NORMAL, member.bulk());
    }

    private void probe(RedisAsyncCommands<String, byte[]> commands, Priority priority, StreamReader reader) {
        commands.xadd(keys.everyone(priority), new XAddArgs().maxlen(settings.most()).approximateTrimming(), PROBE, reader.probe().next(System.nanoTime()));
    }

    /** @param before how far the readers were before the server was asked what it has */
    private void findAnew(Map<StreamReader, Map<String, StreamId>> before, Map<String, Map<String, Object>> streams) {
        before.forEach((reader, positions) -> positions.forEach((key, id) -> {
            Map<String, Object> facts = streams.get(key);
            StreamId last = facts == null ? StreamId.ZERO : StreamId.of(Facts.text(facts.get("last-generated-id")));
            if (last.compareTo(id) < 0) reader.beganAnew(key);
        }));
    }

    private static long serverMillis(RedisAsyncCommands<String, byte[]> commands) throws RedisException {
        List<byte[]> time = Answers.await(commands.time(), PATIENCE_MILLIS);
        return Long.parseLong(text(time.get(0))) * 1_000 + Long.parseLong(text(time.get(1))) / 1_000;
    }

    private void tellPositions(RedisAsyncCommands<String, byte[]> commands, long server) {
        var words = new StringBuilder().append(server);
        readers.forEach(r -> r.positions().forEach((key, id) -> words.append(' ').append(key).append('=').append(id)));
        commands.hset(keys.readers(), Integer.toString(member.process()), bytes(words.toString()));
    }

    /** The last entry of each stream that every live reader has read. */
    private Map<String, StreamId> readByAll(RedisAsyncCommands<String, byte[]> commands, long server) throws RedisException {
        Map<String, StreamId> all = new HashMap<>();
        int live = 0;
        for (var reader : Answers.await(commands.hgetall(keys.readers()), PATIENCE_MILLIS).entrySet()) {
            try {
                String[] words = text(reader.getValue()).split(" ");
                long at = Long.parseLong(words[0]);
                if (server - at > GONE) commands.hdel(keys.readers(), reader.getKey());
                if (server - at > SILENT) continue;
                addTo(all, Arrays.asList(words).subList(1, words.length));
                live++;
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                commands.hdel(keys.readers(), reader.getKey()); // somebody else's
            }
        }
        onlyReader = live == 1;
        return all;
    }

    private static void addTo(Map<String, StreamId> all, List<String> positions) {
        for (String word : positions) {
            int equals = word.lastIndexOf('=');
            all.merge(word.substring(0, equals), StreamId.of(word.substring(equals + 1)), StreamId::earlier);
        }
    }

    /** Adds to {@code read} what every group has handled of the streams that are shared. @return entries handed out and not acknowledged */
    private long shared(RedisAsyncCommands<String, byte[]> commands, Map<String, StreamId> read) throws RedisException {
        long sum = 0;
        for (String key : keys.shared()) {
            if (Answers.await(commands.exists(key), PATIENCE_MILLIS) == 0) continue;
            StreamId done = null;
            for (Object group : Answers.await(commands.xinfoGroups(key), PATIENCE_MILLIS)) {
                Map<String, Object> facts = Facts.of(group);
                long open = Facts.number(facts.get("pending"));
                StreamId last = StreamId.of(Facts.text(facts.get("last-delivered-id")));
                if (open > 0) {
                    sum += open;
                    var summary = Answers.await(commands.xpending(key, Facts.text(facts.get("name"))), PATIENCE_MILLIS);
                    if (summary.getCount() > 0) last = before(StreamId.of(summary.getMessageIds().getLower().getValue()));
                }
                done = done == null ? last : StreamId.earlier(done, last);
            }
            if (done != null) read.put(key, done);
        }
        return sum;
    }

    private static StreamId before(StreamId id) {
        return id.number() > 0 ? new StreamId(id.millis(), id.number() - 1) : new StreamId(id.millis() - 1, Long.MAX_VALUE);
    }

    /** What the server says of those streams that exist. */
    private Map<String, Map<String, Object>> streams(RedisAsyncCommands<String, byte[]> commands, Set<String> more) throws RedisException {
        Set<String> all = new HashSet<>(more);
        for (StreamReader reader : readers) all.addAll(reader.positions().keySet());
        Map<String, Map<String, Object>> streams = new HashMap<>();
        for (String key : all) {
            if (Answers.await(commands.exists(key), PATIENCE_MILLIS) == 0) continue;
            streams.put(key, Facts.of(Answers.await(commands.xinfoStream(key), PATIENCE_MILLIS)));
        }
        return streams;
    }

    /** Says what writers may cut off with what they add, and cuts some off itself, as not every stream is written to. */
    private void trim(RedisAsyncCommands<String, byte[]> commands, Map<String, StreamId> read, Map<String, Map<String, Object>> streams, StreamId old) throws RedisException {
        for (var e : read.entrySet()) {
            Map<String, Object> facts = streams.get(e.getKey());
            if (facts == null) continue;
            long length = Facts.number(facts.get("length")), tooMany = length - settings.keepEntries();
            StreamId until = tooMany > 0 ? e.getValue() : StreamId.earlier(e.getValue(), old);
            XTrimArgs how = new XTrimArgs().minId(until.toString()).approximateTrimming();
            long added = Facts.number(facts.get("entries-added"));
            if (added >= 0) {
                Long before = cut.put(e.getKey(), added - length);
                if (before != null) trimmed += Math.max(0, added - length - before); // less when the server was started anew
                writer.cuts().allow(e.getKey(), until, tooMany > 0 ? tooMany : length);
                if (StreamId.of(Facts.text(facts.get("recorded-first-entry-id"))).compareTo(until) >= 0) continue;
                Answers.await(commands.xtrim(e.getKey(), how.limit(Math.max(Cuts.AT_ONCE, length / TRIMMED_PART))), PATIENCE_MILLIS);
            } else if (until.compareTo(trimmedTo.getOrDefault(e.getKey(), StreamId.ZERO)) > 0) {
                trimmed += Answers.await(commands.xtrim(e.getKey(), how), PATIENCE_MILLIS);
                trimmedTo.put(e.getKey(), until);
            }
        }
    }

    /** Entries added and not read here. Servers before 7.0 do not tell how many were added: there it is known only to be none. */
    private void count(Map<String, Map<String, Object>> streams) {
        long added = 0;
        boolean told = true, allRead = true;
        if (!readers.stream().allMatch(StreamReader::isReady)) return;
        for (StreamReader reader : readers) {
            for (var position : reader.positions().entrySet()) {
                Map<String, Object> facts = streams.get(position.getKey());
                if (facts == null) continue;
                if (facts.containsKey("entries-added")) added += Facts.number(facts.get("entries-added"));
                else told = false;
                allRead &= StreamId.of(Facts.text(facts.get("last-generated-id"))).compareTo(position.getValue()) <= 0;
            }
        }
        long read = member.entriesRead();
        if (allRead) {
            anchorAdded = added;
            anchorRead = read;
            backlog = 0;
        } else {
            backlog = told && anchorAdded >= 0 ? Math.max(0, added - anchorAdded - (read - anchorRead)) : -1;
        }
    }

    /** Whether what the readers here have read was read by all. */
    boolean isOnlyReader() {
        return trusted && onlyReader;
    }

    long backlog() {
        return backlog;
    }

    long pending() {
        return pending;
    }

    long trimmed() {
        return trimmed;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
