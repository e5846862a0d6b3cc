package org.plumbline.claims.register;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.plumbline.claims.claimant.Claimant;
import org.plumbline.claims.claimant.ClaimantKind;
import org.plumbline.claims.claimant.ClaimantName;
import org.plumbline.claims.claimant.Claimants;
import org.plumbline.claims.intake.FieldChecks;
import org.plumbline.kit.identity.CurrentUser;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.problem.ProblemType;
import org.plumbline.kit.web.Paging;
import org.plumbline.kit.web.Versions;

/** Claimants by API. They come into being with the claims that name them. */
@Path("/api/claims/claimants")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Claimants")
public class ClaimantsResource {

    static final int DEFAULT_LIMIT = 50;
    static final int MAX_WORDS = 200;

    private final Claimants claimants;
    private final EditClaimant editClaimant;
    private final CurrentUser user;

    ClaimantsResource(Claimants claimants, EditClaimant editClaimant, CurrentUser user) {
        this.claimants = claimants;
        this.editClaimant = editClaimant;
        this.user = user;
    }

    /** A claimant in a list, with how many claims are of it. */
    @Schema(name = "ListedClaimant")
    public record ListedView(
            UUID id,
            String name,
            ClaimantKind kind,
            @Nullable String wikidata,
            long claims) {

        static ListedView of(Claimants.Listed listed) {
            return new ListedView(listed.id(), listed.name(), listed.kind(), listed.wikidata(), listed.claims());
        }
    }

    /**
     * A part of the claimants.
     *
     * @param count how many there are in all parts
     * @param next to be sent as {@code after} for the next part; null at the end
     */
    @Schema(name = "Claimants")
    public record ListView(
            List<ListedView> items, long count, @Nullable String next) {}

    /** The claimants that stand, by name. */
    @GET
    @RunOnVirtualThread
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(summary = "List claimants by name")
    @APIResponse(responseCode = "200")
    public ListView list(
            @Parameter(description = "Words in any of their names") @QueryParam("q") @Nullable String q,
            @Parameter(description = "1 to 100, 50 if left out") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "The next of the part before") @QueryParam("after") @Nullable String after) {
        Claimants.Part part = search(claimants, q, Paging.limit(limit, DEFAULT_LIMIT), after);
        return new ListView(part.claimants().stream().map(ListedView::of).toList(), part.total(), part.next());
    }

    /** One claimant. */
    @GET
    @Path("/{id}")
    @RunOnVirtualThread
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(summary = "Read a claimant")
    @APIResponse(
            responseCode = "200",
            description = "With its ETag, which a change has to send back.",
            content = @Content(schema = @Schema(implementation = ClaimantView.class)))
    public Response get(@PathParam("id") UUID id) {
        return answer(claimants.get(id).orElseThrow(() -> ProblemException.notFound("claimant", id)));
    }

    /** Says who it is: the body is all that is known of it then. */
    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Operation(summary = "Edit a claimant")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ClaimantView.class)))
    @APIResponse(
            responseCode = "409",
            description = "Rule claimant-merged, claimant-name-taken or claimant-wikidata-taken")
    @APIResponse(responseCode = "412", description = "It was changed meanwhile; the problem holds what stands now.")
    public Response edit(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable ClaimantRequest request) {
        long version = Versions.required(ifMatch);
        if (request == null) {
            throw ProblemException.of(ProblemType.MALFORMED, "The request has no body.");
        }
        return answer(editClaimant.edit(id, version, request.check(), user.person()));
    }

    private static Response answer(Claimant claimant) {
        return Response.ok(ClaimantView.of(claimant))
                .header(HttpHeaders.ETAG, Versions.tag(claimant.version()))
                .build();
    }

    /** The list that a URL asks for; the cursor is a name as names are compared. */
    static Claimants.Part search(Claimants claimants, @Nullable String q, int limit, @Nullable String after) {
        FieldChecks checks = new FieldChecks();
        String words = checks.text("q", q, MAX_WORDS, false);
        String cursor = checks.text("after", after, ClaimantName.MAX_KEY, false);
        if (!checks.isClean()) {
            throw checks.problem();
        }
        return claimants.search(words, limit, cursor);
    }
}
