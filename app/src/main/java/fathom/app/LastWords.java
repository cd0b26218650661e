package fathom.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.LoggerFactory;

/**
 * What becomes of what no thread caught. A thread that an error ended is missed by what relied on it: better no process than one that lacks a part. What a screen
 * throws is the screen's.
 */
final class LastWords implements Thread.UncaughtExceptionHandler {
    /** Ready before they are needed: without memory nothing can be put together. */
    private static final byte[] NO_MEMORY = "fathom: could not go on: there is not enough memory; -Xmx gives it more\n".getBytes(StandardCharsets.UTF_8);
    private static final FileOutputStream ERR = new FileOutputStream(FileDescriptor.err);

    @Override
    public void uncaughtException(Thread thread, Throwable e) {
        if (e instanceof Error error && !thread.getName().startsWith("JavaFX")) say(error);
        else LoggerFactory.getLogger(LastWords.class).error("{} broke off", thread.getName(), e);
    }

    /** One sentence, and the end of the process. */
    static void say(Error e) {
        try {
            if (e instanceof OutOfMemoryError) ERR.write(NO_MEMORY);
            else ERR.write(("fathom: could not go on: " + Cli.sentence(e) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException | Error again) {
            // nobody listens, or there is no memory for words either
        }
        Runtime.getRuntime().halt(Exit.COULD_NOT_RUN);
    }
}
