package org.plumbline.claims.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.ws.rs.core.MultivaluedMap;

import org.jspecify.annotations.Nullable;

import org.plumbline.kit.problem.Problem;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.problem.ProblemType;

/** What a browser's form sent; a field that is not there is empty. */
record FormBody(MultivaluedMap<String, String> fields) {

    static FormBody of(@Nullable MultivaluedMap<String, String> fields) {
        if (fields == null) {
            throw ProblemException.of(ProblemType.MALFORMED, "The request has no form in it.");
        }
        return new FormBody(fields);
    }

    String one(String name) {
        return lines(fields.getFirst(name));
    }

    /** All values of a field that is repeated, in the form's order. */
    List<String> all(String name) {
        return fields.getOrDefault(name, List.of()).stream()
                .map(FormBody::lines)
                .toList();
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    /** The version that the form was made from. */
    long version() {
        String version = one("version");
        if (!version.matches("[0-9]{1,18}")) {
            throw ProblemException.of(ProblemType.MALFORMED, "The form lacks the version that it was made from.");
        }
        return Long.parseLong(version);
    }

    /** The first message for each field that was refused. */
    static Map<String, String> errors(ProblemException problem) {
        Map<String, String> errors = new HashMap<>();
        for (Problem.Violation violation : problem.violations()) {
            errors.putIfAbsent(violation.field(), violation.message());
        }
        return errors;
    }

    /** Browsers send line ends as CR LF. */
    private static String lines(@Nullable String value) {
        return value == null ? "" : value.replace("\r\n", "\n");
    }
}
