package org.plumbline.claims.intake;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
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

import org.plumbline.kit.identity.CurrentUser;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.web.Versions;

/** Triage by API beyond accepting and rejecting one claim: merging, taking back, and several claims in one go. */
@Path("/api/claims")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
@Tag(name = "Claims")
public class TriageResource {

    private final DecideClaim decideClaim;
    private final MergeClaim mergeClaim;
    private final DecideClaims decideClaims;
    private final CurrentUser user;

    TriageResource(DecideClaim decideClaim, MergeClaim mergeClaim, DecideClaims decideClaims, CurrentUser user) {
        this.decideClaim = decideClaim;
        this.mergeClaim = mergeClaim;
        this.decideClaims = decideClaims;
        this.user = user;
    }

    /** What the claim is merged into. */
    @Schema(name = "NewMerge")
    public record MergeRequest(
            @Schema(required = true, description = "The id of a claim that stands: submitted or accepted.") @Nullable
            String into) {

        UUID check() {
            FieldChecks checks = new FieldChecks();
            UUID checked = checks.id("into", into);
            if (checked == null) {
                throw checks.problem();
            }
            return checked;
        }
    }

    /**
     * What became of several claims.
     *
     * @param id by which what was done can be undone
     */
    @Schema(name = "Decisions")
    public record DecisionsView(UUID id, Instant at, List<Done> done, List<Refused> refused) {

        /** A claim that was decided about. */
        @Schema(name = "DecisionDone")
        public record Done(UUID claim, @Nullable UUID review) {}

        /** A claim that stays as it was, and why: the slug of the problem, and in words. */
        @Schema(name = "DecisionRefused")
        public record Refused(
                UUID claim,
                @Nullable String problem,
                @Nullable String detail) {}

        static DecisionsView of(Batch batch) {
            return new DecisionsView(
                    batch.id(),
                    batch.decidedAt(),
                    batch.done().stream()
                            .map(one -> new Done(one.claimId(), one.reviewId()))
                            .toList(),
                    batch.refused().stream()
                            .map(one -> new Refused(one.claimId(), one.rule(), one.why()))
                            .toList());
        }
    }

    /** Takes an acceptance or a rejection back. */
    @POST
    @Path("/{id}/reopening")
    @RunOnVirtualThread
    @Operation(summary = "Take an acceptance or a rejection back; the claim waits for a decision again")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ClaimView.class)))
    @APIResponse(
            responseCode = "409",
            description = "Rule claim-not-decided, claim-merged, review-under-way or verdict-published")
    @APIResponse(responseCode = "412", description = "It was changed meanwhile; the problem holds what stands now.")
    public Response reopen(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        Seen seen = Seen.version(Versions.required(ifMatch));
        return ClaimView.into(Response.ok(), decideClaim.reopen(id, seen, user.person(), key), true)
                .build();
    }

    /** Merges the claim into another one. */
    @POST
    @Path("/{id}/merge")
    @Consumes(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @Operation(
            summary = "Merge a claim into another one, which takes over where it was seen, its topics and quantities")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ClaimView.class)))
    @APIResponse(
            responseCode = "409",
            description = "Rule claim-already-merged, review-under-way, verdict-published, merge-into-itself,"
                    + " merge-into-merged or merge-into-rejected")
    @APIResponse(responseCode = "412", description = "It was changed meanwhile; the problem holds what stands now.")
    public Response merge(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable MergeRequest request) {
        Seen seen = Seen.version(Versions.required(ifMatch));
        UUID into = ClaimsResource.present(request).check();
        return ClaimView.into(Response.ok(), mergeClaim.merge(id, seen, into, user.person(), key), true)
                .build();
    }

    /** Splits a merged claim off again. */
    @POST
    @Path("/{id}/split")
    @RunOnVirtualThread
    @Operation(summary = "Split a merged claim off again; it is what it was before")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ClaimView.class)))
    @APIResponse(responseCode = "409", description = "Rule claim-not-merged")
    @APIResponse(responseCode = "412", description = "It was changed meanwhile; the problem holds what stands now.")
    public Response split(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        Seen seen = Seen.version(Versions.required(ifMatch));
        return ClaimView.into(Response.ok(), mergeClaim.split(id, seen, user.person(), key), true)
                .build();
    }

    /** Decides about several claims. */
    @POST
    @Path("/decisions")
    @Consumes(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @Operation(summary = "Accept, reject or merge several claims; each is decided for itself")
    @APIResponse(
            responseCode = "200",
            description = "What was done, and what was not and why.",
            content = @Content(schema = @Schema(implementation = DecisionsView.class)))
    @APIResponse(responseCode = "422", description = "Some fields are not valid; nothing was decided.")
    public Response decide(
            @Parameter(description = "A key that makes a repeated request decide nothing twice.")
                    @HeaderParam("Idempotency-Key")
                    @Nullable
                    String key,
            @Nullable DecisionsRequest request) {
        DecideClaims.Request checked = ClaimsResource.present(request).check();
        return Response.ok(DecisionsView.of(decideClaims.decide(checked, user.person(), key)))
                .build();
    }

    /** Takes back what was decided about several claims. */
    @POST
    @Path("/decisions/{batch}/reversal")
    @RunOnVirtualThread
    @Operation(summary = "Take back what one request decided, as far as nobody has decided anew since")
    @APIResponse(
            responseCode = "200",
            description = "What was taken back, and what was not and why.",
            content = @Content(schema = @Schema(implementation = DecisionsView.class)))
    @APIResponse(responseCode = "409", description = "Rule nothing-to-undo")
    public Response undo(@PathParam("batch") UUID batch, @HeaderParam("Idempotency-Key") @Nullable String key) {
        return Response.ok(DecisionsView.of(decideClaims.undo(batch, user.person(), key)))
                .build();
    }
}
