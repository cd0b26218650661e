package fathom.market.replay;

import fathom.market.Feed;
import fathom.market.FeedException;
import fathom.market.FeedKind;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** {@code replay:FILE}. */
public final class ReplayKind implements FeedKind {
    @Override
    public String id() {
        return "replay";
    }

    @Override
    public String form() {
        return "replay:FILE";
    }

    @Override
    public String brings() {
        return "a recording, played again";
    }

    @Override
    public void check(String argument) {
        if (!Files.isRegularFile(path(argument))) throw new IllegalArgumentException("there is no such file");
    }

    @Override
    public Feed open(Request request) {
        try {
            return new ReplayFeed(path(request.argument()));
        } catch (IllegalArgumentException e) {
            throw new FeedException("'" + request.argument() + "': " + e.getMessage() + ".", e);
        }
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("that is not a file name", e);
        }
    }
}
