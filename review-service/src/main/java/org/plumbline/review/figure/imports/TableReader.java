package org.plumbline.review.figure.imports;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.csv.CsvFile;
import org.plumbline.kit.problem.ProblemException;

/** Reads CSV and JSON files as one kind of table; which of the two it is stands at the beginning of the file. */
final class TableReader {

    private static final int DEEPEST = 20;
    private static final int LONGEST = 10_000;
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(100)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private TableReader() {}

    /**
     * Reads a file.
     *
     * @param items the path of the array in a JSON file; null if the file is the array, or has one only
     * @throws ProblemException 422 for the field {@code file}, or {@code items} if there is no such array
     */
    static Table read(byte[] content, @Nullable String items) {
        if (!isJson(content)) {
            CsvFile file = CsvFile.read(content);
            return new Table(
                    file.header(),
                    file.rows().stream()
                            .map(row -> new Table.Row(row.number(), row.cells()))
                            .toList());
        }
        JsonNode root;
        try {
            root = JSON.readTree(content);
        } catch (JsonProcessingException e) {
            throw refused("is not valid JSON"
                    + (e.getLocation() == null
                            ? "."
                            : ": line " + e.getLocation().getLineNr() + "."));
        } catch (IOException e) {
            throw refused("is not text in UTF-8.");
        }
        return table(array(root, items));
    }

    private static boolean isJson(byte[] content) {
        for (byte one : content) {
            boolean blankOrMark =
                    (one <= ' ' && one >= 0) || one == (byte) 0xef || one == (byte) 0xbb || one == (byte) 0xbf;
            if (!blankOrMark) {
                return one == '[' || one == '{';
            }
        }
        return false;
    }

    private static JsonNode array(JsonNode root, @Nullable String items) {
        if (items != null) {
            JsonNode found = root;
            for (String step : items.split("\\.", -1)) {
                found = found.path(step);
            }
            if (!found.isArray()) {
                throw ProblemException.invalid("items", "names no array of the file");
            }
            return found;
        }
        if (root.isArray()) {
            return root;
        }
        List<JsonNode> arrays = new ArrayList<>();
        root.forEach(child -> {
            if (child.isArray()) {
                arrays.add(child);
            }
        });
        if (arrays.size() != 1) {
            throw ProblemException.invalid(
                    "items", "must say in which array the figures stand: the file does not have just one");
        }
        return arrays.getFirst();
    }

    private static Table table(JsonNode array) {
        if (array.isEmpty()) {
            throw refused("has an array without elements.");
        }
        if (array.size() > CsvFile.MAX_ROWS) {
            throw refused("has more than 20,000 elements. Split it.");
        }
        Map<String, Integer> columns = new LinkedHashMap<>();
        List<Map<String, String>> elements = new ArrayList<>();
        int number = 0;
        for (JsonNode element : array) {
            number++;
            if (!element.isObject()) {
                throw refused("has an element that is no object: number " + number + ".");
            }
            Map<String, String> values = new LinkedHashMap<>();
            flatten("", element, values, number);
            values.keySet().forEach(path -> columns.putIfAbsent(path, columns.size()));
            if (columns.size() > CsvFile.MAX_COLUMNS) {
                throw refused("has elements with more than " + CsvFile.MAX_COLUMNS + " different values.");
            }
            elements.add(values);
        }
        List<String> header = List.copyOf(columns.keySet());
        List<Table.Row> rows = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            Map<String, String> values = elements.get(i);
            rows.add(new Table.Row(
                    i + 1,
                    header.stream().map(path -> values.getOrDefault(path, "")).toList()));
        }
        return new Table(header, rows);
    }

    private static void flatten(String path, JsonNode node, Map<String, String> values, int number) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String name = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
            JsonNode value = field.getValue();
            if (value.isObject()) {
                flatten(name, value, values, number);
            } else if (value.isValueNode() && !value.isNull()) {
                String text = value.isNumber() ? number(value) : value.asText();
                if (isNoText(name) || isNoText(text) || name.length() > 200 || text.length() > LONGEST) {
                    throw refused("holds a name or a value that is too long, or characters that no text has: element "
                            + number + ".");
                }
                values.put(name, text);
            }
        }
    }

    /** Written out, unless that would be endless; such a number is refused with its row. */
    private static String number(JsonNode value) {
        return Math.abs(value.decimalValue().scale()) > 50
                ? value.asText()
                : value.decimalValue().toPlainString();
    }

    /** NUL and halves of surrogate pairs, which no database keeps. */
    private static boolean isNoText(String text) {
        return text.codePoints().anyMatch(c -> c == 0 || (c >= 0xd800 && c <= 0xdfff));
    }

    private static ProblemException refused(String why) {
        return ProblemException.invalid("file", why);
    }
}
