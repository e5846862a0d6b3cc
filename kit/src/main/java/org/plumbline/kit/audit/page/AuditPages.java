package org.plumbline.kit.audit.page;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.audit.AuditTrail;
import org.plumbline.kit.problem.Problem;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.web.HtmlAnswer;
import org.plumbline.kit.web.Paging;
import org.plumbline.kit.web.Shown;

/** Answers for the endpoints that a service declares for its audit trail; only admins may call them. */
@ApplicationScoped
public class AuditPages {

    private static final int ON_PAGE = 50;
    private static final int LONGEST_SECONDS = 1800;

    private final AuditTrail trail;
    private final ObjectMapper json;
    private final Clock clock;
    private final Template page;

    AuditPages(AuditTrail trail, ObjectMapper json, Clock clock, @Location("kit/audit.html") Template page) {
        this.trail = trail;
        this.json = json;
        this.clock = clock;
        this.page = page;
    }

    /** The page; with filters that cannot be read, the form with what was typed and why not. */
    public Response page(AuditPlace place, AuditParameters parameters) {
        AuditTrail.Filter filter;
        try {
            filter = parameters.filter();
        } catch (ProblemException e) {
            Map<String, String> errors = e.violations().stream()
                    .collect(Collectors.toMap(Problem.Violation::field, Problem.Violation::message));
            return answer(e.type().status(), model(place, parameters, errors, new AuditTrail.Page(List.of(), 0, null)));
        }
        UUID after = Paging.after(parameters.after);
        AuditTrail.Page found = trail.find(filter, Paging.limit(parameters.limit, ON_PAGE), after);
        return answer(200, model(place, parameters, Map.of(), found));
    }

    /** All that the filters find, streamed. */
    public Response csv(AuditPlace place, AuditParameters parameters) {
        AuditTrail.Filter filter = parameters.filter();
        StreamingOutput rows = out ->
                QuarkusTransaction.requiringNew().timeout(LONGEST_SECONDS).run(() -> write(filter, out));
        return Response.ok(rows, "text/csv;charset=UTF-8")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"audit-" + place.table() + "-" + Shown.day(clock.instant()) + ".csv\"")
                .build();
    }

    /** A part of the trail for programs. */
    public AuditEntries entries(AuditParameters parameters) {
        AuditTrail.Page found = trail.find(
                parameters.filter(), Paging.limit(parameters.limit, ON_PAGE), Paging.after(parameters.after));
        return new AuditEntries(found.rows().stream().map(this::item).toList(), found.count(), found.next());
    }

    private Response answer(int status, AuditModel model) {
        return HtmlAnswer.of(status, page.data("page", model));
    }

    private AuditModel model(
            AuditPlace place, AuditParameters parameters, Map<String, String> errors, AuditTrail.Page found) {
        Set<UUID> subjects = found.rows().stream().map(AuditTrail.Row::subject).collect(Collectors.toSet());
        Set<UUID> known = trail.known(place.table(), subjects);
        return new AuditModel(
                place,
                parameters.values(),
                errors,
                trail.actions(),
                found.rows().stream()
                        .map(row -> AuditLine.of(row, place, known, json))
                        .toList(),
                found.count(),
                parameters.after == null || parameters.after.isBlank(),
                parameters.address(place.path()),
                parameters.address(place.csv()),
                found.next() == null ? null : parameters.address(place.path(), found.next()),
                seal());
    }

    private AuditModel.@Nullable SealLine seal() {
        return trail.latestSeal()
                .map(seal -> new AuditModel.SealLine(
                        seal.number(), seal.at().toString(), Shown.time(seal.at(), "en"), seal.words()))
                .orElse(null);
    }

    private AuditEntries.Item item(AuditTrail.Row row) {
        try {
            return new AuditEntries.Item(
                    row.id(),
                    row.at(),
                    row.actor(),
                    row.action(),
                    row.subject(),
                    row.sequence(),
                    json.readValue(row.detail(), new TypeReference<>() {}),
                    row.hash());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The audit trail of " + row.subject() + " cannot be read", e);
        }
    }

    private void write(AuditTrail.Filter filter, OutputStream out) {
        try {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            writer.write(AuditCsv.HEAD);
            trail.each(filter, row -> append(writer, row));
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void append(Writer writer, AuditTrail.Row row) {
        try {
            writer.write(AuditCsv.line(row));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
