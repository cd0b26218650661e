package fathom.app.command;

import java.io.PrintWriter;

/** A bar on standard error; silent where nobody looks (no terminal, or {@code --json}). */
final class Progress {
    private static final int WIDTH = 40;

    private final PrintWriter err;
    private final String what;
    private final boolean silent;
    private int shown = -1;

    Progress(PrintWriter err, String what, boolean json) {
        this.err = err;
        this.what = what;
        this.silent = json || System.console() == null || !System.console().isTerminal();
    }

    /** @param part done, 0 to 1; NaN where it cannot be said */
    void show(double part) {
        show(part, "");
    }

    void show(double part, String note) {
        int full = Double.isNaN(part) ? 0 : (int) Math.round(Math.clamp(part, 0, 1) * WIDTH);
        if (silent || full == shown && note.isEmpty()) return;
        shown = full;
        err.printf("\r%s [%s%s] %3.0f %% %s\u001b[K", what, "#".repeat(full), ".".repeat(WIDTH - full), Double.isNaN(part) ? 0 : part * 100, note);
        err.flush();
    }

    void end() {
        if (!silent && shown >= 0) err.println();
    }
}
