package fathom.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;

/** Reads a {@link Table} from CSV with a header (RFC 4180), or from JSON: an array of objects, or an object with {@code columns} and {@code rows}. */
public final class TableReader {
    private TableReader() {}

    /** Made when it is first needed: a start reads no CSV. */
    private static final class Csv {
        static final ObjectReader ROWS = CsvMapper.builder().enable(CsvReadFeature.WRAP_AS_ARRAY).enable(CsvReadFeature.SKIP_EMPTY_LINES).enable(CsvReadFeature.TRIM_SPACES).build()
                .readerFor(String[].class);
    }

    /** @throws IllegalArgumentException one sentence when it is no table */
    public static Table read(String text) {
        String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (body.isBlank()) throw new IllegalArgumentException("the input is empty");
        char first = body.stripLeading().charAt(0);
        return first == '{' || first == '[' ? json(body) : csv(body);
    }

    /** @throws IllegalArgumentException one sentence when it is no table */
    public static Table csv(String text) {
        var rows = new ArrayList<List<String>>();
        try (MappingIterator<String[]> lines = Csv.ROWS.readValues(text)) {
            while (lines.hasNext()) {
                rows.add(List.of(lines.next()));
                if ((long) rows.size() * rows.getFirst().size() > Table.LARGEST) throw new IllegalArgumentException("the input has more than " + Table.LARGEST + " cells");
            }
        } catch (JacksonException e) {
            throw new IllegalArgumentException("the input is no CSV" + (e.getLocation() == null ? "" : ": line " + e.getLocation().getLineNr()), e);
        }
        if (rows.isEmpty()) throw new IllegalArgumentException("the input is empty");
        if (rows.size() == 1) throw new IllegalArgumentException("the input has a header and no row");
        return new Table(rows.getFirst(), rows.subList(1, rows.size()));
    }

    private static Table json(String text) {
        try {
            return json(JsonMapper.shared().readTree(text));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("the input is no JSON" + (e.getLocation() == null ? "" : ": line " + e.getLocation().getLineNr() + ", column "
                    + e.getLocation().getColumnNr()), e);
        }
    }

    /** @throws IllegalArgumentException one sentence when it is no table */
    public static Table json(JsonNode node) {
        if (!node.isContainer()) throw new IllegalArgumentException("an input in JSON is an array of objects, or has 'columns' and 'rows'");
        return node.isArray() ? objects(node) : columns(node);
    }

    private static Table columns(JsonNode node) {
        JsonNode columns = node.get("columns"), rows = node.get("rows");
        if (columns == null || !columns.isArray() || rows == null || !rows.isArray()) throw new IllegalArgumentException("an input in JSON is an array of objects, or has 'columns' and 'rows'");
        var all = new ArrayList<List<String>>();
        for (JsonNode row : rows.values()) {
            if (!row.isArray()) throw new IllegalArgumentException("row " + (all.size() + 1) + " of the input is no array");
            all.add(row.values().stream().map(TableReader::text).toList());
        }
        return new Table(columns.values().stream().map(TableReader::text).toList(), all);
    }

    private static Table objects(JsonNode array) {
        var names = new LinkedHashSet<String>();
        for (JsonNode object : array.values()) {
            if (!object.isObject()) throw new IllegalArgumentException("an input in JSON is an array of objects, or has 'columns' and 'rows'");
            names.addAll(object.propertyNames());
        }
        var rows = new ArrayList<List<String>>();
        for (JsonNode object : array.values()) {
            rows.add(names.stream().map(n -> object.has(n) ? text(object.get(n)) : "").toList());
        }
        return new Table(List.copyOf(names), rows);
    }

    private static String text(JsonNode value) {
        if (value.isContainer()) throw new IllegalArgumentException("a value of the input is itself a list or an object");
        return value.isNull() ? "" : value.asString();
    }
}
