package fathom.scenario.report;

import fathom.scenario.ReportKeeper;
import fathom.scenario.RunReport;
import fathom.scenario.WorkloadKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps the reports of runs: {@code <runId>.json} and {@code <runId>.html} side by side in one folder. A run's id is its own among all processes that use the
 * folder, and begins with the time of its start, so that names in order are runs in order.
 */
public final class ReportFolder implements ReportKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(ReportFolder.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** As much as the two files of a long run take, so that a full disk is noticed before the run. */
    private static final int ROOM = 4 << 20;
    /** No run takes as long. */
    private static final Duration ROOM_AT_MOST = Duration.ofDays(2);
    private static final int MOST_OF_ONE_NAME = 1_000;

    private final Path folder;
    private final Collection<WorkloadKind> kinds;

    /** @param kinds of workload that its runs may have been of */
    public ReportFolder(Path folder, Collection<WorkloadKind> kinds) {
        this.folder = folder.toAbsolutePath().normalize();
        this.kinds = List.copyOf(kinds);
    }

    /** One JSON document, UTF-8, in the form that scripts rely on. */
    public static byte[] json(RunReport report) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(ReportJson.write(report));
    }

    /** Takes the name and the room. */
    @Override
    public Place reserve(String wished) {
        try {
            Files.createDirectories(folder);
            sweep();
            for (int n = 1; n <= MOST_OF_ONE_NAME; n++) {
                String runId = n == 1 ? wished : wished + "-" + n;
                Path room = folder.resolve("." + runId + ".room");
                if (Files.exists(page(runId)) || Files.exists(data(runId))) continue;
                try {
                    Files.write(room, new byte[ROOM], StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                    return new Kept(runId, room);
                } catch (FileAlreadyExistsException e) {
                    // another process is running it
                } catch (IOException e) {
                    Files.deleteIfExists(room);
                    throw e;
                }
            }
        } catch (IOException e) {
            throw new ReportException("a report cannot be kept in " + folder + ": " + FileFaults.sentence(e), e);
        }
        throw new ReportException("there are " + MOST_OF_ONE_NAME + " runs by the name of " + wished + " in " + folder, null);
    }

    /** Room that a killed process took and never gave back. */
    private void sweep() throws IOException {
        Instant old = Instant.now().minus(ROOM_AT_MOST);
        try (var rooms = Files.newDirectoryStream(folder, ".*.room")) {
            for (Path room : rooms) if (Files.getLastModifiedTime(room).toInstant().isBefore(old)) Files.deleteIfExists(room);
        }
    }

    private final class Kept implements Place {
        private final String runId;
        private final Path room;

        private Kept(String runId, Path room) {
            this.runId = runId;
            this.room = room;
        }

        @Override
        public String runId() {
            return runId;
        }

        /** Both files, each whole or not at all. */
        @Override
        public Path save(RunReport report) {
            Path page = page(runId);
            var saved = report.with(fathom.scenario.Kept.at(page));
            byte[] html = ReportPage.of(saved).getBytes(StandardCharsets.UTF_8), json = json(saved);
            try {
                Files.createDirectories(folder);
                Files.deleteIfExists(room);
                write(page, html);
                write(data(runId), json);
                return page;
            } catch (IOException e) {
                throw new ReportException("the report of run " + runId + " cannot be written to " + folder + ": " + FileFaults.sentence(e), e);
            }
        }

        @Override
        public void release() {
            try {
                Files.deleteIfExists(room);
            } catch (IOException e) {
                LOG.warn("{} is left behind", room, e);
            }
        }
    }

    private Path page(String runId) {
        return folder.resolve(runId + ".html");
    }

    private Path data(String runId) {
        return folder.resolve(runId + ".json");
    }

    /** @throws ReportException when the file cannot be read or is no report */
    public RunReport load(Path file) {
        try {
            return ReportJson.read(JSON.readTree(Files.readAllBytes(file)), kinds);
        } catch (NoSuchFileException e) {
            throw new ReportException("there is no report " + file, e);
        } catch (JacksonException e) {
            throw new ReportException(file + " is no report of a run: it is no JSON, or cut off", e);
        } catch (IllegalArgumentException e) {
            throw new ReportException(file + " is no report of a run: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new ReportException(file + " cannot be read: " + FileFaults.sentence(e), e);
        }
    }

    /**
     * The latest reports, latest first; no more files than these are opened. What is no report is left out with a warning in the log; a missing folder has none.
     *
     * @throws ReportException when the folder cannot be listed
     */
    public List<RunReport> latest(int most) {
        var reports = new ArrayList<RunReport>();
        for (Path file : newestFirst()) {
            if (reports.size() == most) break;
            try {
                reports.add(load(file));
            } catch (ReportException e) {
                LOG.warn(e.getMessage());
            }
        }
        reports.sort(Comparator.comparingLong((RunReport r) -> r.run().startedAt()).reversed());
        return reports;
    }

    private List<Path> newestFirst() {
        if (!Files.isDirectory(folder)) return List.of();
        var files = new ArrayList<Path>();
        try (var all = Files.newDirectoryStream(folder, "[0-9]*.json")) {
            all.forEach(files::add);
        } catch (IOException e) {
            throw new ReportException("the reports in " + folder + " cannot be listed: " + FileFaults.sentence(e), e);
        }
        files.sort(Comparator.comparing((Path file) -> file.getFileName().toString()).reversed());
        return files;
    }

    private static void write(Path file, byte[] content) throws IOException {
        Path part = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            Files.write(part, content);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
