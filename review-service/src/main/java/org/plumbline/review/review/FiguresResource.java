package org.plumbline.review.review;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.CurrentUser;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.web.Versions;
import org.plumbline.review.review.rule.Actor;
import org.plumbline.review.verdict.PublicFigures;

/** The series that a review's claim is checked by, and what the check comes to. */
@Path("/api/reviews/{id}/figures")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Reviews")
class FiguresResource {

    private final TieSeries tying;
    private final ReadReview reading;
    private final CurrentUser user;

    FiguresResource(TieSeries tying, ReadReview reading, CurrentUser user) {
        this.tying = tying;
        this.reading = reading;
        this.user = user;
    }

    /** What a claim is checked by. */
    @Schema(name = "ReviewFigures")
    record Figures(List<PublicFigures> figures) {}

    @GET
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(summary = "Read what the claim is checked by: series, their points, and the outcome then and now")
    @APIResponse(
            responseCode = "200",
            description = "The checks as they stand in the review.",
            content = @Content(schema = @Schema(implementation = Figures.class)))
    @APIResponse(responseCode = "404", description = "There is no such review.")
    public Response read(UUID id) {
        reading.read(id, actor());
        return Response.ok(new Figures(tying.of(id)))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @PUT
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Check the claim by these series, with all that is known of them now")
    @APIResponse(
            responseCode = "200",
            description = ReviewResource.STANDS,
            content = @Content(schema = @Schema(implementation = ReviewView.class)))
    @APIResponse(responseCode = "409", description = ReviewResource.RULE)
    @APIResponse(responseCode = "412", description = ReviewResource.STALE)
    @APIResponse(responseCode = "422", description = ReviewResource.INVALID)
    @APIResponse(responseCode = "428", description = ReviewResource.NO_VERSION)
    public Response tie(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, TieSeries.Ties ties) {
        return ReviewResource.answer(tying.tie(new Change(id, Versions.required(ifMatch), actor()), ties));
    }

    private Actor actor() {
        return new Actor(user.person(), user.roles());
    }
}
