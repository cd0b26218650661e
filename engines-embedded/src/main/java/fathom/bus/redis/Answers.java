package fathom.bus.redis;

import io.lettuce.core.RedisFuture;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for a server's answer, never for ever. */
final class Answers {
    private Answers() {}

    /** @throws RedisException one sentence: refused, lost, or not answered in time */
    static <T> T await(RedisFuture<T> answer, long millis) throws RedisException {
        try {
            return answer.get(millis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new RedisException("does not answer");
        } catch (ExecutionException e) {
            throw new RedisException(sentence(e.getCause()), e.getCause());
        } catch (CancellationException e) {
            throw new RedisException("closed the connection", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RedisException("interrupted", e);
        }
    }

    static String sentence(Throwable t) {
        return t.getMessage() == null || t.getMessage().isBlank() ? "closed the connection" : t.getMessage();
    }
}
