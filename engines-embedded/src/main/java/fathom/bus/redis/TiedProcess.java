package fathom.bus.redis;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Starts child processes that end when this JVM does, however it ends: the JVM alone holds the writing end of the child's standard input, and when that
 * closes, a shell that waits for it kills the child.
 */
final class TiedProcess {
    /**
     * {@code $$} stays the shell's id, which {@code exec} makes the child's, so the process that Java knows is the server itself. A frozen child dies too.
     * Where there is setsid, Ctrl+C in a terminal does not reach the child: the app ends it in its own time.
     */
    private static final String TIE = "exec 3<&0; (cat <&3; kill -KILL $$) >/dev/null 2>&1 & "
            + "session=; command -v setsid >/dev/null && session=setsid; exec $session \"$0\" \"$@\" </dev/null 3<&-";
    private static final Set<Process> ALIVE = ConcurrentHashMap.newKeySet();

    private TiedProcess() {}

    /** @param log gets what it prints, at the end of what is there: nobody would read a pipe, and a full one would block the child */
    static Process start(List<String> command, Path folder, Path log) throws IOException {
        var tied = new ArrayList<>(List.of("/bin/sh", "-c", TIE));
        tied.addAll(command);
        Process process = new ProcessBuilder(tied).directory(folder.toFile())
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
        ALIVE.add(process);
        process.onExit().thenRun(() -> ALIVE.remove(process));
        return process;
    }

    /** Returns when it has ended: at once, as SIGKILL cannot be refused. */
    static void kill(Process process) {
        process.destroyForcibly();
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static void killAll() {
        ALIVE.forEach(Process::destroyForcibly);
        ALIVE.forEach(TiedProcess::kill);
    }
}
