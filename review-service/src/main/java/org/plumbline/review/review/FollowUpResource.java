package org.plumbline.review.review;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.CurrentUser;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.web.Versions;
import org.plumbline.review.review.rule.Actor;
import org.plumbline.review.site.Site;

/** What is to be done about a verdict that is published: update, correct, recheck or retract it, or write it in another language. */
@Path("/api/reviews/{id}/follow-ups")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Reviews")
class FollowUpResource {

    private final OpenFollowUp opening;
    private final ReadReview reading;
    private final CurrentUser user;
    private final Site site;

    FollowUpResource(OpenFollowUp opening, ReadReview reading, CurrentUser user, Site site) {
        this.opening = opening;
        this.reading = reading;
        this.user = user;
        this.site = site;
    }

    @POST
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Open a review that changes the verdict which this one published")
    @APIResponse(
            responseCode = "201",
            description = "The new review.",
            headers = @Header(name = "Location", schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(implementation = ReviewView.class)))
    @APIResponse(responseCode = "409", description = "A rule stands against it; the problem names it.")
    @APIResponse(responseCode = "412", description = "It was changed meanwhile; the problem holds what stands now.")
    @APIResponse(responseCode = "422", description = "Some fields are not valid; the problem names each and why.")
    @APIResponse(responseCode = "428", description = "If-Match is missing.")
    public Response open(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            OpenFollowUp.FollowUp followUp) {
        Actor actor = new Actor(user.person(), user.roles());
        UUID opened = opening.open(new Change(id, Versions.required(ifMatch), actor), followUp, key);
        ReviewView view = reading.read(opened, actor);
        return Response.created(site.at("/api/reviews/" + opened))
                .tag(Long.toString(view.version()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(view)
                .build();
    }
}
