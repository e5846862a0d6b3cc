package org.plumbline.review.remark;

import java.util.List;
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
import org.plumbline.review.remark.RemarkOnDraft.NewRemark;
import org.plumbline.review.remark.RemarkOnDraft.NewReply;
import org.plumbline.review.review.ReadReview;
import org.plumbline.review.review.rule.Actor;
import org.plumbline.review.site.Site;

/** Remarks on passages of a draft as JSON. A remark has a version of its own, which {@code If-Match} names. */
@Path("/api/reviews/{id}/remarks")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Remarks")
class RemarkResource {

    private static final String STANDS = "The remark as it stands now, with its ETag.";
    private static final String NONE = "There is no such review, or it has no such remark.";
    private static final String RULE = "A rule stands against it; the problem names it.";
    private static final String STALE = "It was changed meanwhile; the problem holds what stands now.";
    private static final String INVALID = "Some fields are not valid; the problem names each and why.";
    private static final String NO_VERSION = "If-Match is missing.";

    private final Remarks remarks;
    private final RemarkOnDraft remarking;
    private final ReadReview reading;
    private final CurrentUser user;
    private final Site site;

    RemarkResource(Remarks remarks, RemarkOnDraft remarking, ReadReview reading, CurrentUser user, Site site) {
        this.remarks = remarks;
        this.remarking = remarking;
        this.reading = reading;
        this.user = user;
        this.site = site;
    }

    /**
     * All remarks on a draft.
     *
     * @param items the oldest first; a review has 500 at the most
     */
    @Schema(name = "Remarks")
    public record Answer(List<RemarkView> items, int count) {}

    @GET
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(summary = "List the remarks on a draft, with where each passage stands now")
    @APIResponse(
            responseCode = "200",
            description = "All of them, the oldest first.",
            content = @Content(schema = @Schema(implementation = Answer.class)))
    @APIResponse(responseCode = "404", description = "There is no such review.")
    public Response list(UUID id) {
        List<RemarkView> items = all(id);
        return Response.ok(new Answer(items, items.size()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @GET
    @Path("/{remarkId}")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(summary = "Read a remark")
    @APIResponse(
            responseCode = "200",
            description = STANDS,
            content = @Content(schema = @Schema(implementation = RemarkView.class)))
    @APIResponse(responseCode = "404", description = NONE)
    public Response get(UUID id, UUID remarkId) {
        return answer(one(id, remarkId));
    }

    @POST
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Remark on a passage")
    @APIResponse(
            responseCode = "201",
            description = "The remark; Location leads to it.",
            headers = @Header(name = "Location", schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(implementation = RemarkView.class)))
    @APIResponse(responseCode = "404", description = "There is no such review.")
    @APIResponse(responseCode = "409", description = RULE)
    @APIResponse(responseCode = "422", description = INVALID)
    public Response make(UUID id, @HeaderParam("Idempotency-Key") @Nullable String key, NewRemark remark) {
        return created(id, remarking.make(id, actor(), remark, key));
    }

    @POST
    @Path("/{remarkId}/replies")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Answer a remark")
    @APIResponse(
            responseCode = "201",
            description = "The remark with the answer; Location leads to the remark.",
            headers = @Header(name = "Location", schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(implementation = RemarkView.class)))
    @APIResponse(responseCode = "404", description = NONE)
    @APIResponse(responseCode = "409", description = RULE)
    @APIResponse(responseCode = "422", description = INVALID)
    public Response reply(
            UUID id, UUID remarkId, @HeaderParam("Idempotency-Key") @Nullable String key, NewReply reply) {
        remarking.answer(id, remarkId, actor(), reply, key);
        return created(id, remarkId);
    }

    @PUT
    @Path("/{remarkId}/resolution")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Operation(summary = "Resolve a remark")
    @APIResponse(
            responseCode = "200",
            description = STANDS,
            content = @Content(schema = @Schema(implementation = RemarkView.class)))
    @APIResponse(responseCode = "404", description = NONE)
    @APIResponse(responseCode = "409", description = RULE)
    @APIResponse(responseCode = "412", description = STALE)
    @APIResponse(responseCode = "428", description = NO_VERSION)
    public Response resolve(UUID id, UUID remarkId, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        remarking.resolve(id, remarkId, Versions.required(ifMatch), actor());
        return answer(one(id, remarkId));
    }

    @DELETE
    @Path("/{remarkId}/resolution")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Operation(summary = "Reopen a remark")
    @APIResponse(
            responseCode = "200",
            description = STANDS,
            content = @Content(schema = @Schema(implementation = RemarkView.class)))
    @APIResponse(responseCode = "404", description = NONE)
    @APIResponse(responseCode = "409", description = RULE)
    @APIResponse(responseCode = "412", description = STALE)
    @APIResponse(responseCode = "428", description = NO_VERSION)
    public Response reopen(UUID id, UUID remarkId, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        remarking.reopen(id, remarkId, Versions.required(ifMatch), actor());
        return answer(one(id, remarkId));
    }

    private List<RemarkView> all(UUID id) {
        return remarks.of(id, reading.read(id, actor()).draft());
    }

    private RemarkView one(UUID id, UUID remarkId) {
        return all(id).stream()
                .filter(remark -> remark.id().equals(remarkId))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("remark", remarkId));
    }

    private Response created(UUID id, UUID remarkId) {
        RemarkView view = one(id, remarkId);
        return Response.created(site.at("/api/reviews/" + id + "/remarks/" + remarkId))
                .tag(Long.toString(view.version()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(view)
                .build();
    }

    private static Response answer(RemarkView view) {
        return Response.ok(view)
                .tag(Long.toString(view.version()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private Actor actor() {
        return new Actor(user.person(), user.roles());
    }
}
