package org.plumbline.kit.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.plumbline.kit.problem.Problem;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.problem.ProblemType;

/**
 * What a browser's form sent; a field that is not there is empty.
 *
 * <p>Read here rather than by the framework, which answers a broken escape with 500. Always UTF-8, as our pages are.
 */
public record FormBody(Map<String, List<String>> fields) {

    /**
     * Reads a body of the type {@code application/x-www-form-urlencoded}.
     *
     * @throws ProblemException 400 if a part is not encoded as browsers do it
     */
    public static FormBody of(byte[] body) {
        Map<String, List<String>> fields = new HashMap<>();
        for (String pair : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.computeIfAbsent(decoded(pair.substring(0, equals)), name -> new ArrayList<>())
                        .add(decoded(pair.substring(equals + 1)));
            }
        }
        return new FormBody(fields);
    }

    private static String decoded(String part) {
        try {
            // Browsers send line ends as CR LF.
            return URLDecoder.decode(part, StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IllegalArgumentException e) {
            throw ProblemException.of(ProblemType.MALFORMED, "The form is not encoded as browsers do it.");
        }
    }

    /** The first value of a field. */
    public String one(String name) {
        return fields.getOrDefault(name, List.of("")).getFirst();
    }

    /** All values of a field that is repeated, in the form's order. */
    public List<String> all(String name) {
        return fields.getOrDefault(name, List.of());
    }

    public boolean has(String name) {
        return fields.containsKey(name);
    }

    /**
     * The version that the form was made from.
     *
     * @throws ProblemException 400 if it is not there
     */
    public long version() {
        String version = one("version");
        if (!version.matches("[0-9]{1,18}")) {
            throw ProblemException.of(ProblemType.MALFORMED, "The form lacks the version that it was made from.");
        }
        return Long.parseLong(version);
    }

    /** The first message for each field that was refused. */
    public static Map<String, String> errors(ProblemException problem) {
        Map<String, String> errors = new HashMap<>();
        for (Problem.Violation violation : problem.violations()) {
            errors.putIfAbsent(violation.field(), violation.message());
        }
        return errors;
    }
}
