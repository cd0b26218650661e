package fathom.app.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;

/** Hands an address to the desktop's own browser, without AWT, whose event loop gets in the way of JavaFX's on a Mac. */
final class Browser {
    private Browser() {}

    /** @throws UncheckedIOException where the system has no such command */
    static void open(URI address) {
        try {
            new ProcessBuilder(command(System.getProperty("os.name"), address.toString())).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        } catch (IOException e) {
            throw new UncheckedIOException("this system has no command that opens " + address, e);
        }
    }

    private static List<String> command(String system, String address) {
        if (system.startsWith("Mac")) return List.of("open", address);
        if (system.startsWith("Windows")) return List.of("rundll32", "url.dll,FileProtocolHandler", address);
        return List.of("xdg-open", address);
    }
}
