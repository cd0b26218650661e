package fathom.market;

/**
 * One part of a feed as it was asked for.
 *
 * @param argument what follows the colon, empty without one
 */
public record FeedOption(FeedKind kind, String argument) {
    @Override
    public String toString() {
        return argument.isEmpty() ? kind.id() : kind.id() + ":" + argument;
    }
}
