package org.plumbline.review.review;

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
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.web.Versions;
import org.plumbline.review.evidence.EvidenceItem;
import org.plumbline.review.evidence.SourceName;
import org.plumbline.review.review.rule.Actor;
import org.plumbline.review.site.Site;

/** The evidence of a review as JSON. It is read with the review, and changed as the review is. */
@Path("/api/reviews")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Evidence")
class EvidenceResource {

    private final GatherEvidence evidence;
    private final ReadReview reading;
    private final ReadKept kept;
    private final CurrentUser user;
    private final Site site;

    EvidenceResource(GatherEvidence evidence, ReadReview reading, ReadKept kept, CurrentUser user, Site site) {
        this.evidence = evidence;
        this.reading = reading;
        this.kept = kept;
        this.user = user;
        this.site = site;
    }

    @POST
    @Path("/{id}/evidence")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Add a source")
    @APIResponse(
            responseCode = "201",
            description = "The review with it; Location leads to the review.",
            headers = @Header(name = "Location", schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(implementation = ReviewView.class)))
    @APIResponse(responseCode = "409", description = ReviewResource.RULE)
    @APIResponse(responseCode = "412", description = ReviewResource.STALE)
    @APIResponse(responseCode = "422", description = ReviewResource.INVALID)
    @APIResponse(responseCode = "428", description = ReviewResource.NO_VERSION)
    public Response addEvidence(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            EvidenceItem item) {
        evidence.add(change(id, ifMatch), item, null, key);
        ReviewView view = reading.read(id, actor());
        return Response.created(site.at("/api/reviews/" + id))
                .tag(ReviewResource.tag(view))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(view)
                .build();
    }

    @PUT
    @Path("/{id}/evidence/{evidenceId}")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Describe a source anew; with a position, it moves there")
    @APIResponse(
            responseCode = "200",
            description = ReviewResource.STANDS,
            content = @Content(schema = @Schema(implementation = ReviewView.class)))
    @APIResponse(responseCode = "409", description = ReviewResource.RULE)
    @APIResponse(responseCode = "412", description = ReviewResource.STALE)
    @APIResponse(responseCode = "422", description = ReviewResource.INVALID)
    @APIResponse(responseCode = "428", description = ReviewResource.NO_VERSION)
    public Response editEvidence(
            UUID id, UUID evidenceId, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, EvidenceItem item) {
        return ReviewResource.answer(evidence.edit(change(id, ifMatch), evidenceId, item, null));
    }

    @DELETE
    @Path("/{id}/evidence/{evidenceId}")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Operation(summary = "Remove a source")
    @APIResponse(
            responseCode = "200",
            description = ReviewResource.STANDS,
            content = @Content(schema = @Schema(implementation = ReviewView.class)))
    @APIResponse(responseCode = "409", description = ReviewResource.RULE)
    @APIResponse(responseCode = "412", description = ReviewResource.STALE)
    @APIResponse(responseCode = "428", description = ReviewResource.NO_VERSION)
    public Response removeEvidence(
            UUID id, UUID evidenceId, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return ReviewResource.answer(evidence.remove(change(id, ifMatch), evidenceId));
    }

    /** Not part of the review's own document, which more people read. */
    @GET
    @Path("/{id}/evidence/{evidenceId}/protected-name")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Operation(summary = "Read who a protected source is")
    @APIResponse(
            responseCode = "200",
            description = "The name, which is in no other answer of this API.",
            content = @Content(schema = @Schema(implementation = SourceName.class)))
    @APIResponse(responseCode = "404", description = "There is no such source, or nobody noted who it is.")
    public Response name(UUID id, UUID evidenceId) {
        SourceName name = kept.names(id).get(evidenceId);
        if (name == null) {
            throw ProblemException.notFound("name of a protected source", evidenceId);
        }
        return Response.ok(name).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    @PUT
    @Path("/{id}/evidence/{evidenceId}/protected-name")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Note who a protected source is, for the desk only")
    @APIResponse(
            responseCode = "200",
            description = "The review as it stands now; the name is not in it.",
            content = @Content(schema = @Schema(implementation = ReviewView.class)))
    @APIResponse(responseCode = "409", description = ReviewResource.RULE)
    @APIResponse(responseCode = "412", description = ReviewResource.STALE)
    @APIResponse(responseCode = "422", description = ReviewResource.INVALID)
    @APIResponse(responseCode = "428", description = ReviewResource.NO_VERSION)
    public Response setName(
            UUID id, UUID evidenceId, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, SourceName name) {
        return ReviewResource.answer(evidence.name(change(id, ifMatch), evidenceId, name));
    }

    private Actor actor() {
        return new Actor(user.person(), user.roles());
    }

    private Change change(UUID id, @Nullable String ifMatch) {
        return new Change(id, Versions.required(ifMatch), actor());
    }
}
