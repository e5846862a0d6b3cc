package org.plumbline.review.statistics;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.web.FormBody;
import org.plumbline.kit.web.HtmlAnswer;
import org.plumbline.kit.web.Shown;

/** The desk's statistics as charts, tables and files. */
@Path("/desk/stats")
@RunOnVirtualThread
public class StatisticsPages {

    private final ReadStatistics reading;
    private final Clock clock;

    StatisticsPages(ReadStatistics reading, Clock clock) {
        this.reading = reading;
        this.clock = clock;
    }

    @CheckedTemplate
    static class Templates {

        private Templates() {}

        static native TemplateInstance statistics(Model page);
    }

    /**
     * The page.
     *
     * @param errors for each day that was refused, why, as a phrase that follows its name
     */
    public record Model(String from, String to, Map<String, String> errors, List<Section> sections) {

        public @Nullable String error(String field) {
            return errors.get(field);
        }
    }

    @GET
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(hidden = true)
    public Response show(@QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        Period period;
        try {
            period = Period.of(from, to, today());
        } catch (ProblemException e) {
            return HtmlAnswer.of(
                    e.type().status(),
                    Templates.statistics(new Model(orEmpty(from), orEmpty(to), FormBody.errors(e), List.of())));
        }
        return HtmlAnswer.of(
                200,
                Templates.statistics(new Model(
                        period.from().toString(), period.to().toString(), Map.of(), Sections.of(reading.of(period)))));
    }

    @GET
    @Path("/{table}.csv")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(hidden = true)
    public Response csv(
            String table, @QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        Period period = Period.of(from, to, today());
        Table wanted = Sections.of(reading.of(period)).stream()
                .map(Section::table)
                .filter(one -> one.id().equals(table))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("table", table));
        return Response.ok(wanted.csv(), "text/csv;charset=UTF-8")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + wanted.id() + "-" + period.from() + "-" + period.to() + ".csv\"")
                .build();
    }

    private LocalDate today() {
        return Shown.day(clock.instant());
    }

    private static String orEmpty(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
