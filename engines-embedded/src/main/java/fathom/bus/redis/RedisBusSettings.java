package fathom.bus.redis;

import fathom.bus.Topic;
import fathom.bus.TopicFamilies;
import fathom.bus.TopicPattern;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a bus uses its server.
 *
 * @param compressAbove bytes of an entry from which it is compressed
 * @param pack          messages that may share one entry, from 1; only those that wait anyway do
 * @param queueBytes    of frames that may wait to be sent or to be acknowledged; beyond it publishers wait, or what may be shed is
 * @param mayShed       topics that are rather left out (and counted) than make their publisher wait
 * @param retainBytes   of frames kept after the server took them, until every reader has read them, to be sent again when the server loses them
 * @param keep          how long entries that were read stay on the stream, for those who look with other tools
 * @param keepEntries   of one stream that were read stay at most so many
 * @param most          entries of one stream; beyond it the oldest are cut off, read or not
 * @param shared        topics whose messages are shared as work, each going to one of a group, instead of to everyone
 * @param reclaimAfter  how long a consumer may hold an entry without acknowledging it before another one takes it over
 */
public record RedisBusSettings(int compressAbove, int pack, long queueBytes, List<TopicPattern> mayShed, long retainBytes, Duration keep,
                               long keepEntries, long most, Duration reclaimAfter, List<TopicPattern> shared) {
    public static final RedisBusSettings STANDARD = new RedisBusSettings(4_096, 256, 16 << 20, List.of(), 32 << 20,
            Duration.ofSeconds(30), 10_000, 100_000, Duration.ofSeconds(5), List.of(new TopicPattern("work.*")));

    public RedisBusSettings {
        if (pack < 1) throw new IllegalArgumentException("pack must be at least 1, got " + pack);
        if (queueBytes < 1) throw new IllegalArgumentException("queueBytes must be at least 1, got " + queueBytes);
        if (most < 1) throw new IllegalArgumentException("most must be at least 1, got " + most);
        mayShed = List.copyOf(mayShed);
        shared = List.copyOf(shared);
    }

    /** What the families say of themselves, beside what is set here. */
    public RedisBusSettings with(TopicFamilies topics) {
        return new RedisBusSettings(compressAbove, pack, queueBytes, both(mayShed, topics.sheddable()), retainBytes, keep, keepEntries, most, reclaimAfter,
                both(shared, topics.work()));
    }

    private static List<TopicPattern> both(List<TopicPattern> a, List<TopicPattern> b) {
        return Stream.concat(a.stream(), b.stream()).distinct().toList();
    }

    public RedisBusSettings withPack(int other) {
        return new RedisBusSettings(compressAbove, other, queueBytes, mayShed, retainBytes, keep, keepEntries, most, reclaimAfter, shared);
    }

    public RedisBusSettings withQueueBytes(long other) {
        return new RedisBusSettings(compressAbove, pack, other, mayShed, retainBytes, keep, keepEntries, most, reclaimAfter, shared);
    }

    public RedisBusSettings withMayShed(List<TopicPattern> other) {
        return new RedisBusSettings(compressAbove, pack, queueBytes, other, retainBytes, keep, keepEntries, most, reclaimAfter, shared);
    }

    public RedisBusSettings withKeepEntries(long other) {
        return new RedisBusSettings(compressAbove, pack, queueBytes, mayShed, retainBytes, keep, other, most, reclaimAfter, shared);
    }

    public RedisBusSettings withMost(long other) {
        return new RedisBusSettings(compressAbove, pack, queueBytes, mayShed, retainBytes, keep, keepEntries, other, reclaimAfter, shared);
    }

    public RedisBusSettings withRetainBytes(long other) {
        return new RedisBusSettings(compressAbove, pack, queueBytes, mayShed, other, keep, keepEntries, most, reclaimAfter, shared);
    }

    public RedisBusSettings withReclaimAfter(Duration other) {
        return new RedisBusSettings(compressAbove, pack, queueBytes, mayShed, retainBytes, keep, keepEntries, most, other, shared);
    }

    boolean mayShed(Topic topic) {
        return mayShed.stream().anyMatch(p -> p.matches(topic));
    }

    /** Whether all that such a pattern can match is shared. */
    boolean shares(TopicPattern pattern) {
        return shared.stream().anyMatch(p -> p.text().endsWith("*") && pattern.text().startsWith(p.text().substring(0, p.text().length() - 1)) || p.equals(pattern));
    }

    boolean isShared(Topic topic) {
        return shared.stream().anyMatch(p -> p.matches(topic));
    }
}
