package fathom.bus.redis;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The private temporary folder that this process has for its servers. It is deleted when the process ends; when the process was killed, by the next one
 * that makes such a folder. A lock says whether the owner still lives: unlike its process id, a lock is never inherited by a stranger.
 */
final class ServerFolder {
    private static final String PREFIX = "fathom-redis-";
    private static final String LOCK = "lock";
    private static ServerFolder own;

    private final Path path;
    /** Kept, as a channel that nobody refers to would be closed and with it the lock. */
    private final FileLock lock;

    private ServerFolder(Path path, FileLock lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Made when first asked for. */
    static synchronized ServerFolder own() throws IOException {
        if (own == null) {
            own = make(Path.of(System.getProperty("java.io.tmpdir")));
            Runtime.getRuntime().addShutdownHook(new Thread(own::deleteAtExit, "redis-folder"));
        }
        return own;
    }

    /** It gets its final name only when it is locked, so that nobody takes it for one that was left behind. */
    static ServerFolder make(Path parent) throws IOException {
        Path unnamed = Files.createTempDirectory(parent, "new-" + PREFIX);
        FileLock lock = FileChannel.open(unnamed.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE).tryLock();
        Path path = Files.move(unnamed, parent.resolve(unnamed.getFileName().toString().substring("new-".length())));
        sweep(parent, path);
        return new ServerFolder(path, lock);
    }

    /** Deletes what killed processes of this user left behind. */
    private static void sweep(Path parent, Path own) throws IOException {
        try (var folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path folder : folders) if (!folder.equals(own) && isAbandoned(folder, own)) delete(folder);
        }
    }

    private static boolean isAbandoned(Path folder, Path own) {
        try {
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) || !Files.getOwner(folder).equals(Files.getOwner(own))) return false;
            try (var channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE)) {
                return channel.tryLock() != null;
            }
        } catch (IOException | OverlappingFileLockException e) {
            return false; // not ours to judge
        }
    }

    Path path() {
        return path;
    }

    /** A new folder in it, readable by this user alone as the outer one is. */
    Path add(String label) throws IOException {
        return Files.createTempDirectory(path, label.replaceAll("[^A-Za-z0-9_]", "_") + '-');
    }

    /** Writes a file that nobody else may ever have read. */
    static void writePrivately(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
    }

    /** Servers would write into it again. */
    private void deleteAtExit() {
        TiedProcess.killAll();
        delete(path);
    }

    /** As far as it can be done; what is left, somebody sweeps later. */
    static void delete(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                /** Redis renames and deletes files of its own at any moment. */
                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                    if (e instanceof NoSuchFileException) return FileVisitResult.CONTINUE;
                    throw e;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, IOException e) throws IOException {
                    Files.deleteIfExists(directory);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            // swept later
        }
    }
}
