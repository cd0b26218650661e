package fathom.engine;

/**
 * A question to an engine; it travels through the inbox like everything else.
 *
 * @param kind    one of {@link Engine#questions}
 * @param subject e.g. an asset (BTC) or a portfolio; may be empty where the kind needs none
 * @param replyTo who asks: the answer goes to {@code Topics.answer(replyTo)}
 */
public record Question(String kind, String subject, String replyTo) {}
