package fathom.bus.redis;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
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

    /** What the server said, or what happened to the connection. */
    static String sentence(Throwable t) {
        return switch (t) {
            case RedisException e -> e.getMessage();
            case RedisCommandExecutionException e -> RedisErrors.answer(e.getMessage());
            case RedisCommandTimeoutException e -> "does not answer";
            default -> "closed the connection";
        };
    }
}
