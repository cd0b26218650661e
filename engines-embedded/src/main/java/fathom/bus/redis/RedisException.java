package fathom.bus.redis;

/** A server cannot be reached or does not want us; the message is one sentence that holds no secret. */
public final class RedisException extends Exception {
    public RedisException(String message) {
        super(message);
    }

    public RedisException(String message, Throwable cause) {
        super(message, cause);
    }
}
