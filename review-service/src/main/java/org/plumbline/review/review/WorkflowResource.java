package org.plumbline.review.review;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
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

/** Who checks a review by when, how they rate its claim, what the policy table asks of it, and whether readers are told, as JSON. */
@Path("/api/reviews")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Reviews")
class WorkflowResource {

    private static final String STANDS = "The review as it stands now.";
    private static final String RULE = "A rule stands against it; the problem names it.";
    private static final String STALE = "It was changed meanwhile; the problem holds what stands now.";
    private static final String INVALID = "Some fields are not valid; the problem names each and why.";
    private static final String NO_VERSION = "If-Match is missing.";

    private final ShareReview sharing;
    private final ScheduleReview scheduling;
    private final RateClaim rating;
    private final ApplyPolicy policy;
    private final LiftExclusion lifting;
    private final ListReview listing;
    private final CurrentUser user;

    WorkflowResource(
            ShareReview sharing,
            ScheduleReview scheduling,
            RateClaim rating,
            ApplyPolicy policy,
            LiftExclusion lifting,
            ListReview listing,
            CurrentUser user) {
        this.sharing = sharing;
        this.scheduling = scheduling;
        this.rating = rating;
        this.policy = policy;
        this.lifting = lifting;
        this.listing = listing;
        this.user = user;
    }

    @PUT
    @Path("/{id}/checkers/{sub}")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Operation(summary = "Let somebody check the review beside whoever leads it, oneself included")
    @APIResponse(
            responseCode = "200",
            description = STANDS,
            content = @Content(schema = @Schema(implementation = ReviewView.class)))
    @APIResponse(responseCode = "409", description = RULE)
    @APIResponse(responseCode = "412", description = STALE)
    @APIResponse(responseCode = "422", description = INVALID)
    @APIResponse(responseCode = "428", description = NO_VERSION)
    public Response addChecker(UUID id, String sub, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return answer(sharing.add(change(id, ifMatch), new AssignReview.Assignee(sub)));
    }

    @DELETE
    @Path("/{id}/checkers/{sub}")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Operation(summary = "Take somebody off the review, oneself included")
    @APIResponse(
            responseCode = "200",
            description = STANDS,
            content = @Content(schema = @Schema(implementation = ReviewView.class)))
    @APIResponse(responseCode = "409", description = RULE)
    @APIResponse(responseCode = "412", description = STALE)
    @APIResponse(responseCode = "422", description = INVALID)
    @APIResponse(responseCode = "428", description = NO_VERSION)
    public Response removeChecker(UUID id, String sub, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return answer(sharing.remove(change(id, ifMatch), new AssignReview.Assignee(sub)));
    }

    @PUT
    @Path("/{id}/due-date")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Say by when it is to be done, or that it has no date")
    @APIResponse(
            responseCode = "200",
            description = STANDS,
            content = @Content(schema = @Schema(implementation = ReviewView.class)))
    @APIResponse(responseCode = "409", description = RULE)
    @APIResponse(responseCode = "412", description = STALE)
    @APIResponse(responseCode = "422", description = INVALID)
    @APIResponse(responseCode = "428", description = NO_VERSION)
    public Response schedule(
            UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, ScheduleReview.DueDate date) {
        return answer(scheduling.schedule(change(id, ifMatch), date));
    }

    @PUT
    @Path("/{id}/priority")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Say how pressing it is")
    @APIResponse(
            responseCode = "200",
            description = STANDS,
            content = @Content(schema = @Schema(implementation = ReviewView.class)))
    @APIResponse(responseCode = "409", description = RULE)
    @APIResponse(responseCode = "412", description = STALE)
    @APIResponse(responseCode = "422", description = INVALID)
    @APIResponse(responseCode = "428", description = NO_VERSION)
    public Response prioritise(
            UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, ScheduleReview.Rank rank) {
        return answer(scheduling.prioritise(change(id, ifMatch), rank));
    }

    @PUT
    @Path("/{id}/opinion")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Say how oneself rates the claim, and why")
    @APIResponse(
            responseCode = "200",
            description = STANDS,
            content = @Content(schema = @Schema(implementation = ReviewView.class)))
    @APIResponse(responseCode = "409", description = RULE)
    @APIResponse(responseCode = "412", description = STALE)
    @APIResponse(responseCode = "422", description = INVALID)
    @APIResponse(responseCode = "428", description = NO_VERSION)
    public Response rate(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, RateClaim.Rated rated) {
        return answer(rating.rate(change(id, ifMatch), rated));
    }

    @POST
    @Path("/{id}/settlement")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Settle the rating that others disagree on, as a third person and with a reason")
    @APIResponse(
            responseCode = "200",
            description = STANDS,
            content = @Content(schema = @Schema(implementation = ReviewView.class)))
    @APIResponse(responseCode = "409", description = RULE)
    @APIResponse(responseCode = "412", description = STALE)
    @APIResponse(responseCode = "422", description = INVALID)
    @APIResponse(responseCode = "428", description = NO_VERSION)
    public Response settle(
            UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, RateClaim.Rated rated) {
        return answer(rating.settle(change(id, ifMatch), rated));
    }

    @POST
    @Path("/{id}/policy")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Operation(summary = "Ask of the review what the policy table asks now, where that is more")
    @APIResponse(
            responseCode = "200",
            description = STANDS,
            content = @Content(schema = @Schema(implementation = ReviewView.class)))
    @APIResponse(responseCode = "409", description = RULE)
    @APIResponse(responseCode = "412", description = STALE)
    @APIResponse(responseCode = "428", description = NO_VERSION)
    public Response applyPolicy(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return answer(policy.apply(change(id, ifMatch)));
    }

    @POST
    @Path("/{id}/exclusions/{sub}/lifting")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Let somebody in again whom the policy excluded from the review",
            description =
                    "For editors whom nothing keeps from deciding about it, with a reason that stays in the audit trail.")
    @APIResponse(
            responseCode = "200",
            description = STANDS,
            content = @Content(schema = @Schema(implementation = ReviewView.class)))
    @APIResponse(responseCode = "409", description = RULE)
    @APIResponse(responseCode = "412", description = STALE)
    @APIResponse(responseCode = "422", description = INVALID)
    @APIResponse(responseCode = "428", description = NO_VERSION)
    public Response liftExclusion(
            UUID id, String sub, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, Reason reason) {
        return answer(lifting.lift(change(id, ifMatch), sub, reason));
    }

    @PUT
    @Path("/{id}/listing")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Operation(
            summary = "Tell readers that the claim is being checked",
            description =
                    "For editors whom nothing keeps from deciding about it. The front page has the claim in its own"
                            + " words, who said it, since when it is being checked, and how many asked for it.")
    @APIResponse(
            responseCode = "200",
            description = STANDS,
            content = @Content(schema = @Schema(implementation = ReviewView.class)))
    @APIResponse(responseCode = "409", description = RULE)
    @APIResponse(responseCode = "412", description = STALE)
    @APIResponse(responseCode = "428", description = NO_VERSION)
    public Response list(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return answer(listing.list(change(id, ifMatch)));
    }

    @DELETE
    @Path("/{id}/listing")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Operation(summary = "Tell readers no longer that the claim is being checked")
    @APIResponse(
            responseCode = "200",
            description = STANDS,
            content = @Content(schema = @Schema(implementation = ReviewView.class)))
    @APIResponse(responseCode = "409", description = RULE)
    @APIResponse(responseCode = "412", description = STALE)
    @APIResponse(responseCode = "428", description = NO_VERSION)
    public Response unlist(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return answer(listing.unlist(change(id, ifMatch)));
    }

    private Change change(UUID id, @Nullable String ifMatch) {
        return new Change(id, Versions.required(ifMatch), new Actor(user.person(), user.roles()));
    }

    private static Response answer(ReviewView view) {
        return Response.ok(view)
                .tag(Long.toString(view.version()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
