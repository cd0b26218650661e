package fathom.scenario.report;

import fathom.scenario.RunReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the reports of runs: {@code <runId>.json} and {@code <runId>.html} side by side in one directory. */
public final class Reports {
    private static final Logger LOG = LoggerFactory.getLogger(Reports.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Reports() {}

    /**
     * Writes both files, each whole or not at all.
     *
     * @return the report, knowing its page
     * @throws ReportException when the directory or a file cannot be written
     */
    public static RunReport save(RunReport report, Path dir) {
        Path page = dir.resolve(report.runId() + ".html").toAbsolutePath().normalize();
        var saved = report.savedAs(page);
        try {
            Files.createDirectories(dir);
            write(page, ReportPage.of(saved).getBytes(StandardCharsets.UTF_8));
            write(dir.resolve(report.runId() + ".json"), json(saved));
        } catch (IOException e) {
            throw new ReportException("the report of run " + report.runId() + " cannot be written to " + dir + ": " + e.getMessage(), e);
        }
        return saved;
    }

    /** One JSON document, UTF-8, in the form that scripts rely on. */
    public static byte[] json(RunReport report) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(ReportJson.write(report));
    }

    /** @throws ReportException when the file cannot be read or is no report */
    public static RunReport load(Path file) {
        try {
            return ReportJson.read(JSON.readTree(Files.readAllBytes(file)));
        } catch (NoSuchFileException e) {
            throw new ReportException("there is no report " + file, e);
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            throw new ReportException(file + " is no report of a run: " + e.getMessage(), e);
        }
    }

    /** All reports of a directory, latest first. What is none is left out with a warning in the log; a missing directory has none. */
    public static List<RunReport> list(Path dir) {
        if (!Files.isDirectory(dir)) return List.of();
        var reports = new ArrayList<RunReport>();
        try (var files = Files.newDirectoryStream(dir, "*.json")) {
            for (Path file : files) {
                try {
                    reports.add(load(file));
                } catch (ReportException e) {
                    LOG.warn(e.getMessage());
                }
            }
        } catch (IOException e) {
            throw new ReportException("the reports in " + dir + " cannot be listed: " + e.getMessage(), e);
        }
        reports.sort(Comparator.comparingLong(RunReport::startedAt).reversed());
        return reports;
    }

    private static void write(Path file, byte[] content) throws IOException {
        Path part = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            Files.write(part, content);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
