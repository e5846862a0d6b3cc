package org.plumbline.review.figure.series;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.CurrentUser;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.web.Paging;
import org.plumbline.kit.web.Versions;
import org.plumbline.review.site.Site;

/**
 * Figure series as JSON. The desk and its partners read them; editors and admins keep them. Every change names in
 * {@code If-Match} the version it was made from.
 */
@Path("/api/series")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Figure series")
class SeriesResource {

    private static final int PAGE = 20;
    private static final String STANDS = "The series as it stands now, with its ETag.";
    private static final String STALE = "It was changed meanwhile; the problem holds what stands now.";
    private static final String INVALID = "Some fields are not valid; the problem names each and why.";
    private static final String NO_VERSION = "If-Match is missing.";
    private static final String NO_SERIES = "There is no such series.";

    private final SeriesCatalogue catalogue;
    private final KeepSeries keeping;
    private final Points points;
    private final CurrentUser user;
    private final Site site;

    SeriesResource(SeriesCatalogue catalogue, KeepSeries keeping, Points points, CurrentUser user, Site site) {
        this.catalogue = catalogue;
        this.keeping = keeping;
        this.points = points;
        this.user = user;
        this.site = site;
    }

    /**
     * A series and its point that counts.
     *
     * @param point absent if nothing was known
     */
    @Schema(name = "SeriesAtATime")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AtATime(SeriesView series, @Nullable Point point) {}

    @GET
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN, Roles.PARTNER})
    @Operation(summary = "List series, newest first")
    @APIResponse(
            responseCode = "200",
            description = "Some of them.",
            content = @Content(schema = @Schema(implementation = SeriesCatalogue.Page.class)))
    @APIResponse(responseCode = "422", description = "A parameter is not valid; the problem names it and why.")
    public Response list(
            @Parameter(description = "Stands in name, measure, subject, place or source") @QueryParam("q") @Nullable
                    String text,
            @Parameter(description = "true for the retired ones") @QueryParam("retired") @Nullable String retired,
            @Parameter(description = "1 to 100, 20 if left out") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "The next of the page before") @QueryParam("after") @Nullable String after) {
        SeriesCatalogue.Filter filter = new SeriesCatalogue.Filter(
                SeriesQuery.text(text),
                SeriesQuery.flag("retired", retired),
                Paging.limit(limit, PAGE),
                Paging.after(after));
        return Response.ok(catalogue.find(filter))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
    @Operation(summary = "Create a series")
    @APIResponse(
            responseCode = "201",
            description = STANDS,
            headers = @Header(name = HttpHeaders.LOCATION, schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(implementation = SeriesView.class)))
    @APIResponse(responseCode = "422", description = INVALID)
    public Response create(SeriesFacts facts, @HeaderParam("Idempotency-Key") @Nullable String key) {
        UUID id = keeping.create(facts, user.person(), key);
        return answer(Response.created(site.at("/api/series/" + id)), catalogue.get(id));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN, Roles.PARTNER})
    @Operation(
            summary = "Read a series and the point of it that counts at a time",
            description =
                    "Of the latest day up to asOf that has any point which the source had published by publishedBy and we"
                            + " had written down by recordedBy: the one written down last, unless it had been retracted by"
                            + " then. Nothing given means no bound. A point whose publication is not known counts as"
                            + " published on the day that it speaks of.")
    @APIResponse(
            responseCode = "200",
            description = STANDS,
            content = @Content(schema = @Schema(implementation = AtATime.class)))
    @APIResponse(responseCode = "404", description = NO_SERIES)
    @APIResponse(responseCode = "422", description = "A parameter is not valid; the problem names it and why.")
    public Response get(
            UUID id,
            @Parameter(description = "A date; the last day of a month or year") @QueryParam("asOf") @Nullable
                    String asOf,
            @Parameter(description = "A date, meaning its end, or a moment") @QueryParam("publishedBy") @Nullable
                    String publishedBy,
            @Parameter(description = "A date, meaning its end, or a moment") @QueryParam("recordedBy") @Nullable
                    String recordedBy) {
        Known known = Known.of(asOf, publishedBy, recordedBy);
        Series series = catalogue.get(id);
        AtATime view = new AtATime(SeriesView.of(series), points.at(id, known).orElse(null));
        return Response.ok(view)
                .header(HttpHeaders.ETAG, Versions.tag(series.version()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
    @Operation(summary = "Describe a series anew")
    @APIResponse(
            responseCode = "200",
            description = STANDS,
            content = @Content(schema = @Schema(implementation = SeriesView.class)))
    @APIResponse(responseCode = "404", description = NO_SERIES)
    @APIResponse(responseCode = "412", description = STALE)
    @APIResponse(responseCode = "422", description = INVALID)
    @APIResponse(responseCode = "428", description = NO_VERSION)
    public Response describe(UUID id, SeriesFacts facts, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return answer(Response.ok(), keeping.describe(id, Versions.required(ifMatch), facts, user.person()));
    }

    @POST
    @Path("/{id}/retirement")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
    @Operation(summary = "Retire a series: it keeps its points and takes no more")
    @APIResponse(
            responseCode = "200",
            description = STANDS,
            content = @Content(schema = @Schema(implementation = SeriesView.class)))
    @APIResponse(responseCode = "404", description = NO_SERIES)
    @APIResponse(responseCode = "409", description = "Rule series-retired")
    @APIResponse(responseCode = "412", description = STALE)
    @APIResponse(responseCode = "422", description = INVALID)
    @APIResponse(responseCode = "428", description = NO_VERSION)
    public Response retire(
            UUID id, KeepSeries.Reason reason, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return answer(Response.ok(), keeping.retire(id, Versions.required(ifMatch), reason, user.person()));
    }

    @DELETE
    @Path("/{id}/retirement")
    @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
    @Operation(summary = "Let a retired series take points again")
    @APIResponse(
            responseCode = "200",
            description = STANDS,
            content = @Content(schema = @Schema(implementation = SeriesView.class)))
    @APIResponse(responseCode = "404", description = NO_SERIES)
    @APIResponse(responseCode = "409", description = "Rule series-not-retired")
    @APIResponse(responseCode = "412", description = STALE)
    @APIResponse(responseCode = "428", description = NO_VERSION)
    public Response reinstate(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return answer(Response.ok(), keeping.reinstate(id, Versions.required(ifMatch), user.person()));
    }

    private static Response answer(Response.ResponseBuilder response, Series series) {
        return response.entity(SeriesView.of(series))
                .header(HttpHeaders.ETAG, Versions.tag(series.version()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
