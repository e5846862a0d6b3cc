package org.plumbline.review.review;

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
import org.plumbline.review.figure.claim.VerdictTolerance;
import org.plumbline.review.review.rule.Actor;

/** How far a figure may move before the verdict of a review is checked again. */
@Path("/api/reviews/{id}/tolerance")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Reviews")
class ToleranceResource {

    private final SetTolerance setting;
    private final CurrentUser user;

    ToleranceResource(SetTolerance setting, CurrentUser user) {
        this.setting = setting;
        this.user = user;
    }

    @GET
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(summary = "Read how far a figure may move before the verdict is checked again")
    @APIResponse(
            responseCode = "200",
            description = "What holds for the verdict; SERIES where its series say it.",
            content = @Content(schema = @Schema(implementation = VerdictTolerance.class)))
    @APIResponse(responseCode = "404", description = "There is no such review.")
    public Response read(UUID id) {
        return Response.ok(setting.of(id, actor()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @PUT
    @RolesAllowed(Roles.EDITOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Say how far a figure may move before the verdict is checked again",
            description =
                    "It holds at once, for what is published too. It is no part of what is approved or published.")
    @APIResponse(
            responseCode = "200",
            description = ReviewResource.STANDS,
            content = @Content(schema = @Schema(implementation = ReviewView.class)))
    @APIResponse(responseCode = "409", description = ReviewResource.RULE)
    @APIResponse(responseCode = "412", description = ReviewResource.STALE)
    @APIResponse(responseCode = "422", description = ReviewResource.INVALID)
    @APIResponse(responseCode = "428", description = ReviewResource.NO_VERSION)
    public Response set(
            UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, VerdictTolerance tolerance) {
        return ReviewResource.answer(setting.set(new Change(id, Versions.required(ifMatch), actor()), tolerance));
    }

    private Actor actor() {
        return new Actor(user.person(), user.roles());
    }
}
