package org.plumbline.claims.history;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.plumbline.claims.claim.ClaimRevision;
import org.plumbline.claims.claim.ClaimRevisions;
import org.plumbline.claims.claim.Claims;
import org.plumbline.claims.claim.Statement;
import org.plumbline.kit.identity.Person;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.web.Paging;

/** What a claim said over time, by API; for the desk alone, because it tells who changed what. */
@Path("/api/claims/{id}/revisions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Claims")
public class RevisionsResource {

    private static final int DEFAULT_LIMIT = 25;

    private final Claims claims;
    private final ClaimRevisions revisions;

    RevisionsResource(Claims claims, ClaimRevisions revisions) {
        this.claims = claims;
        this.revisions = revisions;
    }

    /** One revision. */
    @Schema(name = "ClaimRevision")
    public record View(
            int number, Person by, Instant at, @Nullable String comment, Statement statement) {

        static View of(ClaimRevision revision) {
            return new View(revision.number(), revision.by(), revision.at(), revision.comment(), revision.statement());
        }
    }

    /**
     * A part of the revisions.
     *
     * @param count how many there are in all parts
     * @param next to be sent as {@code before} for the next part; null at the end
     */
    @Schema(name = "ClaimRevisions")
    public record ListView(
            List<View> items, long count, @Nullable Integer next) {}

    /** The revisions, newest first. */
    @GET
    @RunOnVirtualThread
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(summary = "What a claim said over time, newest first")
    @APIResponse(responseCode = "200")
    public ListView list(
            @PathParam("id") UUID id,
            @Parameter(description = "1 to 100, 25 if left out") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "The next of the part before") @QueryParam("before") @Nullable String before) {
        if (claims.get(id).isEmpty()) {
            throw ProblemException.notFound("claim", id);
        }
        int most = Paging.limit(limit, DEFAULT_LIMIT);
        List<ClaimRevision> found = revisions.of(id, before(before), most + 1);
        List<View> items = found.stream().limit(most).map(View::of).toList();
        return new ListView(
                items,
                revisions.count(id),
                found.size() > most ? items.getLast().number() : null);
    }

    /**
     * Where the part before ended.
     *
     * @throws ProblemException 422 if no list gave it
     */
    static @Nullable Integer before(@Nullable String before) {
        if (before == null || before.isBlank()) {
            return null;
        }
        if (!before.matches("[0-9]{1,9}")) {
            throw ProblemException.invalid("before", "must be the \"next\" of a page before");
        }
        return Integer.valueOf(before);
    }
}
