package org.plumbline.claims.intake;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
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

import org.plumbline.claims.claim.Claim;
import org.plumbline.claims.claim.ClaimPage;
import org.plumbline.claims.claim.Claims;
import org.plumbline.claims.claim.Rejection;
import org.plumbline.kit.identity.CurrentUser;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.problem.ProblemType;
import org.plumbline.kit.web.Versions;

/** Claims by API. A partner sees and finds only what it sent in itself. */
@Path("/api/claims")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Claims")
public class ClaimsResource {

    private final Claims claims;
    private final SubmitClaim submitClaim;
    private final EditClaim editClaim;
    private final DecideClaim decideClaim;
    private final CurrentUser user;

    ClaimsResource(
            Claims claims, SubmitClaim submitClaim, EditClaim editClaim, DecideClaim decideClaim, CurrentUser user) {
        this.claims = claims;
        this.submitClaim = submitClaim;
        this.editClaim = editClaim;
        this.decideClaim = decideClaim;
        this.user = user;
    }

    /**
     * A part of a list of claims.
     *
     * @param count how many there are in all parts
     * @param next to be sent as {@code after} for the next part; null at the end
     */
    @Schema(name = "Claims")
    public record ListView(
            List<ClaimView> items, long count, @Nullable UUID next) {

        static ListView of(ClaimPage page, boolean forDesk) {
            return new ListView(
                    page.claims().stream()
                            .map(claim -> ClaimView.of(claim, forDesk))
                            .toList(),
                    page.total(),
                    page.next());
        }
    }

    /** Takes in a claim. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.PARTNER})
    @Operation(summary = "Send in a claim")
    @APIResponse(
            responseCode = "201",
            description = "Taken in; Location leads to it.",
            headers = @Header(name = "Location", schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(implementation = ClaimView.class)))
    @APIResponse(responseCode = "422", description = "Some fields are not valid; the problem names each and why.")
    public Response submit(
            @Nullable ClaimRequest request,
            @Parameter(description = "A key that makes a repeated request create nothing twice.")
                    @HeaderParam("Idempotency-Key")
                    @Nullable
                    String key) {
        Claim claim = submitClaim.submit(present(request).check(), user.person(), user.has(Roles.PARTNER), key);
        return withTag(Response.status(Response.Status.CREATED), claim)
                .header(HttpHeaders.LOCATION, "/api/claims/" + claim.id())
                .build();
    }

    /** A part of the claims, newest first. */
    @GET
    @RunOnVirtualThread
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN, Roles.PARTNER})
    @Operation(summary = "List claims, newest first")
    @APIResponse(
            responseCode = "200",
            headers =
                    @Header(
                            name = "Link",
                            description = "rel=\"next\": the next part",
                            schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(implementation = ListView.class)))
    public Response list(
            @Parameter(description = "submitted, accepted, rejected, merged or all") @QueryParam("state") @Nullable
                    String state,
            @QueryParam("topic") @Nullable String topic,
            @Parameter(description = "A BCP 47 tag; ar also finds ar-EG") @QueryParam("language") @Nullable
                    String language,
            @Parameter(description = "Words in the text, the restatement or the claimant's name")
                    @QueryParam("q")
                    @Nullable
                    String q,
            @Parameter(description = "1 to 100, 25 if left out") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "The next of the part before") @QueryParam("after") @Nullable String after) {
        ClaimQuery.Checked query = new ClaimQuery(state, topic, language, q, limit, after)
                .check(isDesk() ? null : user.person().sub());
        ClaimPage page = claims.search(query.filter(), query.limit(), query.after());
        Response.ResponseBuilder response = Response.ok(ListView.of(page, isDesk()));
        if (page.next() != null) {
            response.header(
                    HttpHeaders.LINK, "<" + link(state, topic, language, q, limit, page.next()) + ">; rel=\"next\"");
        }
        return response.build();
    }

    /** One claim. */
    @GET
    @Path("/{id}")
    @RunOnVirtualThread
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN, Roles.PARTNER})
    @Operation(summary = "Read a claim")
    @APIResponse(
            responseCode = "200",
            description =
                    "With its ETag, which a decision has to send back. A merged claim says in mergedInto, and in a"
                            + " Link with rel=\"canonical\", which one stands for it.",
            content = @Content(schema = @Schema(implementation = ClaimView.class)))
    public Response get(@PathParam("id") UUID id) {
        Claim claim = claims.get(id)
                .filter(found -> isDesk()
                        || found.submittedBy().sub().equals(user.person().sub()))
                .orElseThrow(() -> ProblemException.notFound("claim", id));
        return withTag(Response.ok(), claim).build();
    }

    /** Changes what the claim says: the body is all that it says then. */
    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.PARTNER})
    @Operation(summary = "Edit a claim; a partner its own, until the desk has decided on it")
    @APIResponse(
            responseCode = "200",
            description = "With its new ETag. A change that changes nothing keeps the version.",
            content = @Content(schema = @Schema(implementation = ClaimView.class)))
    @APIResponse(responseCode = "409", description = "Rule claim-merged, claim-rejected or claim-already-decided")
    @APIResponse(responseCode = "412", description = "It was changed meanwhile; the problem holds what stands now.")
    @APIResponse(responseCode = "422", description = "Some fields are not valid; the problem names each and why.")
    public Response edit(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Parameter(description = "Why it is changed, for its history; at most 500 characters.")
                    @QueryParam("comment")
                    @Nullable
                    String comment,
            @Nullable ClaimRequest request) {
        long version = Versions.required(ifMatch);
        FieldChecks checks = new FieldChecks();
        String checkedComment = checks.text("comment", comment, EditClaim.MAX_COMMENT, false);
        EditClaim.Change change = new EditClaim.Change(version, present(request).check(checks), checkedComment);
        Claim claim = user.has(Roles.FACT_CHECKER) || user.has(Roles.EDITOR)
                ? editClaim.edit(id, change, user.person())
                : editClaim.editOwn(id, change, user.person());
        return withTag(Response.ok(), claim).build();
    }

    /** Takes the claim up for checking. */
    @POST
    @Path("/{id}/acceptance")
    @RunOnVirtualThread
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Operation(summary = "Accept a claim, which opens its review")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ClaimView.class)))
    @APIResponse(responseCode = "409", description = "Rule claim-already-decided")
    @APIResponse(responseCode = "412", description = "It was changed meanwhile; the problem holds what stands now.")
    public Response accept(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        Claim claim = decideClaim.accept(id, Versions.required(ifMatch), user.person(), key);
        return withTag(Response.ok(), claim).build();
    }

    /** Says that the desk does not check the claim, and why. */
    @POST
    @Path("/{id}/rejection")
    @Consumes(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Operation(summary = "Reject a claim, with a reason")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ClaimView.class)))
    @APIResponse(responseCode = "409", description = "Rule claim-already-decided")
    @APIResponse(responseCode = "412", description = "It was changed meanwhile; the problem holds what stands now.")
    public Response reject(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable RejectionRequest request) {
        long version = Versions.required(ifMatch);
        Rejection rejection = present(request).check();
        Claim claim = decideClaim.reject(id, version, rejection, user.person(), key);
        return withTag(Response.ok(), claim).build();
    }

    private boolean isDesk() {
        return user.has(Roles.FACT_CHECKER) || user.has(Roles.EDITOR) || user.has(Roles.ADMIN);
    }

    private Response.ResponseBuilder withTag(Response.ResponseBuilder response, Claim claim) {
        return ClaimView.into(response, claim, isDesk());
    }

    /** The body {@code null}, or none at all, is no request. */
    static <T> T present(@Nullable T body) {
        if (body == null) {
            throw ProblemException.of(ProblemType.MALFORMED, "The request has no body.");
        }
        return body;
    }

    private static String link(
            @Nullable String state,
            @Nullable String topic,
            @Nullable String language,
            @Nullable String q,
            @Nullable String limit,
            UUID after) {
        return new QueryString("/api/claims")
                .with("state", state)
                .with("topic", topic)
                .with("language", language)
                .with("q", q)
                .with("limit", limit)
                .with("after", after.toString())
                .toString();
    }
}
