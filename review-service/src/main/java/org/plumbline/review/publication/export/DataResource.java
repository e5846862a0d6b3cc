package org.plumbline.review.publication.export;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.hash.Sha256;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.web.Paging;
import org.plumbline.kit.web.Shown;
import org.plumbline.review.publication.PageLanguage;
import org.plumbline.review.publication.cache.PublicAnswer;
import org.plumbline.review.publication.cache.SurrogateKeys;
import org.plumbline.review.publication.export.Exports.Form;
import org.plumbline.review.publication.page.Translation;
import org.plumbline.review.publication.search.Criteria;
import org.plumbline.review.publication.search.VerdictSearch;
import org.plumbline.review.site.Site;

/**
 * Open data: all verdicts as they stand, every revision of a day, and a DataFeed of ClaimReviews. Rows are in the order of
 * publication, so that a reader who was cut off, or comes back a day later, goes on after the last row that they have.
 */
@Path("/data")
@PermitAll
@PublicAnswer
@RunOnVirtualThread
@Tag(name = "Open data")
class DataResource {

    private static final String FORM = ".{form:csv|jsonl}";

    /** Raised when the same verdicts would be written otherwise. */
    private static final int FORMAT = 2;

    private final Exports exports;
    private final VerdictSearch search;
    private final ExportConfig config;
    private final Site site;
    private final Clock clock;

    DataResource(Exports exports, VerdictSearch search, ExportConfig config, Site site, Clock clock) {
        this.exports = exports;
        this.search = search;
        this.config = config;
        this.site = site;
        this.clock = clock;
    }

    /** A column as its description has it. */
    public record Description(String name, String meaning) {}

    @CheckedTemplate
    static class Templates {

        private Templates() {}

        static native TemplateInstance data(
                Translation translation, List<Description> columns, String licence, String licenceUrl, String day);
    }

    @GET
    @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
    @Operation(hidden = true)
    public Response page(@QueryParam("lang") @Nullable String lang) {
        String language = PageLanguage.of(lang);
        List<Description> columns = Arrays.stream(Column.values())
                .map(column -> new Description(column.title(), column.meaning(PageLanguage.isArabic(language))))
                .toList();
        return Response.ok(Templates.data(
                                Translation.of(site, "/data", language),
                                columns,
                                config.licence(),
                                config.licenceUrl().toString(),
                                Shown.day(clock.instant()).toString())
                        .setLocale(language)
                        .render())
                .header(SurrogateKeys.HEADER, SurrogateKeys.of(SurrogateKeys.DATA))
                .build();
    }

    @GET
    @Path("/verdicts" + FORM)
    @Operation(summary = "All verdicts as they stand, in the order of their newest revisions; form is csv or jsonl")
    @APIResponse(responseCode = "200", description = "The rows, streamed; /data describes them.")
    public Response verdicts(
            String form,
            @Parameter(description = "Go on after the row with this revision_id") @QueryParam("after") @Nullable
                    String after) {
        UUID seen = Paging.after(after);
        Form written = Form.valueOf(form.toUpperCase(Locale.ROOT));
        return answer(out -> exports.current(written, seen, out), written.type(), "verdicts." + form + "\n" + seen);
    }

    @GET
    @Path("/days/{day:[0-9-]+}" + FORM)
    @Operation(summary = "Every revision that was published on a day; it stays the same once the day is over")
    @APIResponse(responseCode = "200", description = "The rows, streamed; /data describes them.")
    @APIResponse(responseCode = "404", description = "There is no such day, or it is still to come.")
    public Response day(String day, String form, @QueryParam("after") @Nullable String after) {
        LocalDate date = day(day);
        UUID seen = Paging.after(after);
        Form written = Form.valueOf(form.toUpperCase(Locale.ROOT));
        return answer(out -> exports.ofDay(written, date, seen, out), written.type(), day + "." + form + "\n" + seen);
    }

    @GET
    @Path("/claimreview.json")
    @Operation(summary = "All verdicts as a schema.org DataFeed of ClaimReviews")
    @APIResponse(responseCode = "200", description = "The feed, streamed.")
    public Response claimReview() {
        return answer(exports::dataFeed, "application/json;charset=UTF-8", "claimreview.json");
    }

    /** What is streamed has no hash before it was sent: its tag is made of all that it depends on. */
    private Response answer(StreamingOutput rows, String type, String what) {
        VerdictSearch.State state = search.state(Criteria.ALL);
        String depends = String.join(
                "\n",
                what,
                Integer.toString(FORMAT),
                Long.toString(state.count()),
                String.valueOf(state.newest()),
                Long.toString(state.removals()),
                site.url(),
                site.deskName());
        return Response.ok(rows)
                .header(HttpHeaders.CONTENT_TYPE, type)
                .header(HttpHeaders.ETAG, "\"" + Sha256.hex(depends).substring(0, 32) + "\"")
                .header(
                        "Link",
                        "<" + config.licenceUrl() + ">; rel=\"license\", <" + site.url()
                                + "/data>; rel=\"describedby\"")
                .header("Access-Control-Allow-Origin", "*")
                .header(SurrogateKeys.HEADER, SurrogateKeys.of(SurrogateKeys.DATA, SurrogateKeys.VERDICTS))
                .build();
    }

    private LocalDate day(String day) {
        try {
            LocalDate date = LocalDate.parse(day);
            if (date.getYear() >= 1970 && !date.isAfter(Shown.day(clock.instant()))) {
                return date;
            }
        } catch (DateTimeException e) {
            throw ProblemException.notFound("day", day);
        }
        throw ProblemException.notFound("day", day);
    }
}
