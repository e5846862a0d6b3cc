package org.plumbline.review.figure.series;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

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
import org.plumbline.review.site.Site;

/** The points of a series as JSON. Whoever works at the desk adds them, and takes back what they typed; editors and admins all. */
@Path("/api/series/{id}/points")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Figure series")
class PointResource {

    private final SeriesCatalogue catalogue;
    private final Points points;
    private final KeepPoints keeping;
    private final CurrentUser user;
    private final Site site;

    PointResource(SeriesCatalogue catalogue, Points points, KeepPoints keeping, CurrentUser user, Site site) {
        this.catalogue = catalogue;
        this.points = points;
        this.keeping = keeping;
        this.user = user;
        this.site = site;
    }

    /**
     * Some points.
     *
     * @param next the {@code to} of the next page, or its {@code after} where all that was written down is listed; null
     *     at the end
     */
    @Schema(name = "Points")
    record Page(List<Point> items, @Nullable String next) {}

    @GET
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN, Roles.PARTNER})
    @Operation(
            summary = "List the points of a series",
            description = "One for each day that has any, the latest first, with restatements resolved as for a single"
                    + " point; with all=true everything that was written down, the newest first.")
    @APIResponse(
            responseCode = "200",
            description = "Some of them.",
            content = @Content(schema = @Schema(implementation = Page.class)))
    @APIResponse(responseCode = "404", description = "There is no such series.")
    @APIResponse(responseCode = "422", description = "A parameter is not valid; the problem names it and why.")
    public Response list(
            UUID id,
            @Parameter(description = "The first day") @QueryParam("from") @Nullable String from,
            @Parameter(description = "The last day") @QueryParam("to") @Nullable String to,
            @QueryParam("publishedBy") @Nullable String publishedBy,
            @QueryParam("recordedBy") @Nullable String recordedBy,
            @Parameter(description = "true for restated and retracted points too") @QueryParam("all") @Nullable
                    String all,
            @Parameter(description = "1 to 100, 100 if left out") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "With all=true, the next of the page before") @QueryParam("after") @Nullable
                    String after) {
        catalogue.get(id);
        LocalDate first = SeriesQuery.from(from);
        Known known = Known.of(to, publishedBy, recordedBy);
        int size = Paging.limit(limit, Paging.MOST);
        boolean everything = SeriesQuery.flag("all", all);
        List<Point> found = everything
                ? points.written(id, first, known, Paging.after(after), size + 1)
                : points.line(id, first, known, size + 1);
        List<Point> items = found.stream().limit(size).toList();
        String next = found.size() == items.size()
                ? null
                : everything
                        ? items.getLast().id().toString()
                        : items.getLast().asOf().minusDays(1).toString();
        return Response.ok(new Page(items, next))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(summary = "Add a point; of a day that has one it is a restatement, and the old one stays")
    @APIResponse(
            responseCode = "201",
            description = "Written down.",
            headers = @Header(name = HttpHeaders.LOCATION, schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(implementation = Point.class)))
    @APIResponse(responseCode = "404", description = "There is no such series.")
    @APIResponse(
            responseCode = "409",
            description = "Rule series-retired; figure-striking: it falls or jumps, and nobody confirmed it;"
                    + " editor-confirms: the same, and whoever sends it is no editor or admin")
    @APIResponse(responseCode = "422", description = "Some fields are not valid; the problem names each and why.")
    public Response add(UUID id, NewPoint point, @HeaderParam("Idempotency-Key") @Nullable String key) {
        UUID added = keeping.add(id, point, user.person(), SeriesKeepers.include(user), key);
        return Response.created(site.at("/api/series/" + id + "/points/" + added))
                .entity(points.get(id, added))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @GET
    @Path("/{point}")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN, Roles.PARTNER})
    @Operation(summary = "Read a point, whatever became of it")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Point.class)))
    @APIResponse(responseCode = "404", description = "There is no such point in this series.")
    public Response get(UUID id, UUID point) {
        return Response.ok(points.get(id, point))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @POST
    @Path("/{point}/retraction")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(summary = "Take a point back by a counter-entry; what it had restated counts again")
    @APIResponse(
            responseCode = "201",
            description = "The point with its retraction.",
            content = @Content(schema = @Schema(implementation = Point.class)))
    @APIResponse(responseCode = "403", description = "A fact-checker takes back only what they typed themselves.")
    @APIResponse(responseCode = "404", description = "There is no such point in this series.")
    @APIResponse(responseCode = "409", description = "Rule already-retracted")
    @APIResponse(responseCode = "422", description = "Some fields are not valid; the problem names each and why.")
    public Response retract(UUID id, UUID point, KeepSeries.Reason reason) {
        return Response.status(Response.Status.CREATED)
                .entity(keeping.retract(id, point, reason, user.person(), SeriesKeepers.include(user)))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
