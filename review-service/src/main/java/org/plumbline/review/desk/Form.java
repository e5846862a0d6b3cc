package org.plumbline.review.desk;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

import jakarta.ws.rs.core.MultivaluedMap;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.problem.ProblemType;

/**
 * What a browser sent.
 *
 * @param name which form of the page it was
 * @param fields what stood in each field; one that was not sent is empty
 */
record Form(String name, Map<String, String> fields) {

    private static final Pattern VERSION = Pattern.compile("[0-9]{1,18}");
    private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");

    static Form of(String name, @Nullable MultivaluedMap<String, String> sent) {
        Map<String, String> fields = new HashMap<>();
        if (sent != null) {
            sent.forEach((field, values) -> fields.put(field, values.isEmpty() ? "" : lines(values.getFirst())));
        }
        return new Form(name, Map.copyOf(fields));
    }

    String one(String field) {
        return fields.getOrDefault(field, "");
    }

    /** The version of the review that the form was made from. */
    long version() {
        String version = one("version");
        if (!VERSION.matcher(version).matches()) {
            throw ProblemException.of(
                    ProblemType.MALFORMED, "The form lacks the version of the review that it was made from.");
        }
        return Long.parseLong(version);
    }

    /** By which a form that is sent twice creates once. */
    String key() {
        String key = one("idempotencyKey");
        if (!KEY.matcher(key).matches()) {
            throw ProblemException.of(ProblemType.MALFORMED, "The form lacks its key: load the page again.");
        }
        return key;
    }

    /** The same content under another form's name. */
    Form as(String other) {
        return new Form(other, fields);
    }

    /** Browsers send line ends as CR LF. */
    private static String lines(@Nullable String value) {
        return value == null ? "" : value.replace("\r\n", "\n");
    }
}
