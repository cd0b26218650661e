package fathom.engine;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Published results in the shared data; a test that wants one of them is skipped where they are absent. */
public final class PublishedAnswers {
    private PublishedAnswers() {}

    public static JsonNode json(String folder, String file) {
        // some files carry NaN and Infinity as strings, none as literals
        return JsonMapper.shared().readTree(path(folder, file).toFile());
    }

    /** Lines split at commas, the heading included. */
    public static List<String[]> csv(String folder, String file) throws IOException {
        return Files.readAllLines(path(folder, file)).stream().map(line -> line.split(",", -1)).toList();
    }

    public static double[] vector(JsonNode array) {
        return IntStream.range(0, array.size()).mapToDouble(i -> array.get(i).asDouble()).toArray();
    }

    public static double[][] matrix(JsonNode array) {
        return IntStream.range(0, array.size()).mapToObj(i -> vector(array.get(i))).toArray(double[][]::new);
    }

    private static Path path(String folder, String file) {
        var path = Path.of(System.getProperty("fathom.shared", "../shared"), "data", "known-answers", folder, file);
        assumeTrue(Files.isRegularFile(path), "no " + path);
        return path;
    }
}
