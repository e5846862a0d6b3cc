package org.plumbline.review.figure.series;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.web.Paging;

/** What hangs on a series, as JSON. Partners do not read it: it has reviews that are under way. */
@Path("/api/series/{id}/uses")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Figure series")
class SeriesUsesResource {

    private static final int PAGE = 20;

    private final SeriesCatalogue catalogue;
    private final SeriesUse uses;

    SeriesUsesResource(SeriesCatalogue catalogue, SeriesUse uses) {
        this.catalogue = catalogue;
        this.uses = uses;
    }

    @GET
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(summary = "List the published verdicts and the reviews under way that a series is used by, newest first")
    @APIResponse(
            responseCode = "200",
            description = "Some of them.",
            content = @Content(schema = @Schema(implementation = SeriesUse.Page.class)))
    @APIResponse(responseCode = "404", description = "There is no such series.")
    @APIResponse(responseCode = "422", description = "A parameter is not valid; the problem names it and why.")
    public Response list(
            UUID id,
            @Parameter(description = "1 to 100, 20 if left out") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "The next of the page before") @QueryParam("after") @Nullable String after) {
        catalogue.get(id);
        return Response.ok(uses.of(id, Paging.limit(limit, PAGE), Paging.after(after)))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
