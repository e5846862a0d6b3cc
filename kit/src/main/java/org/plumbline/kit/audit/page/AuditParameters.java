package org.plumbline.kit.audit.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.audit.AuditTrail;
import org.plumbline.kit.problem.Problem;
import org.plumbline.kit.problem.ProblemException;

/** Which part of an audit trail a URL asks for, as it was typed. */
public class AuditParameters {

    @QueryParam("actor")
    @Parameter(description = "A sub, or a part of a name.")
    public @Nullable String actor;

    @QueryParam("action")
    @Parameter(description = "For example review.published.")
    public @Nullable String action;

    @QueryParam("subject")
    @Parameter(description = "The id of what it was done to.")
    public @Nullable String subject;

    @QueryParam("from")
    @Parameter(description = "The first day, e.g. 2024-04-07, in the desk's zone.")
    public @Nullable String from;

    @QueryParam("to")
    @Parameter(description = "The last day.")
    public @Nullable String to;

    @QueryParam("limit")
    @Parameter(description = "How many rows, from 1 to 100.")
    public @Nullable String limit;

    @QueryParam("after")
    @Parameter(description = "The \"next\" of the page before.")
    public @Nullable String after;

    /**
     * The filter that this is.
     *
     * @throws ProblemException 422 with every field that is none
     */
    AuditTrail.Filter filter() {
        List<Problem.Violation> violations = new ArrayList<>();
        UUID id = parsed("subject", subject, UUID::fromString, "must be an id", violations);
        LocalDate first = parsed("from", from, LocalDate::parse, "must be a day such as 2024-04-07", violations);
        LocalDate last = parsed("to", to, LocalDate::parse, "must be a day such as 2024-04-07", violations);
        if (first != null && last != null && last.isBefore(first)) {
            violations.add(new Problem.Violation("to", "must not be before the first day"));
        }
        if (holdsNul(actor)) {
            violations.add(new Problem.Violation("actor", "must be plain text"));
        }
        if (holdsNul(action)) {
            violations.add(new Problem.Violation("action", "must be plain text"));
        }
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        return new AuditTrail.Filter(orNull(actor), orNull(action), id, first, last);
    }

    /** A path with these filters, from the start. */
    String address(String path) {
        return address(path, null);
    }

    String address(String path, @Nullable UUID next) {
        Map<String, String> values = values();
        if (next != null) {
            values.put("after", next.toString());
        }
        String query = values.entrySet().stream()
                .filter(value -> !value.getValue().isEmpty())
                .map(value -> value.getKey() + "=" + URLEncoder.encode(value.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    /** What stands in the fields of the form. */
    Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("actor", orEmpty(actor));
        values.put("action", orEmpty(action));
        values.put("subject", orEmpty(subject));
        values.put("from", orEmpty(from));
        values.put("to", orEmpty(to));
        return values;
    }

    private static <T> @Nullable T parsed(
            String field,
            @Nullable String text,
            Function<String, T> parser,
            String message,
            List<Problem.Violation> violations) {
        if (orNull(text) == null) {
            return null;
        }
        try {
            T value = parser.apply(orEmpty(text));
            if (value instanceof LocalDate day && (day.getYear() < 1 || day.getYear() > 9999)) {
                violations.add(new Problem.Violation(field, message));
                return null;
            }
            return value;
        } catch (IllegalArgumentException | DateTimeException e) {
            violations.add(new Problem.Violation(field, message));
            return null;
        }
    }

    /** PostgreSQL takes every character but NUL. */
    private static boolean holdsNul(@Nullable String text) {
        return text != null && text.indexOf('\u0000') >= 0;
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
