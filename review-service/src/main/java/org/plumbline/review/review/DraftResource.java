package org.plumbline.review.review;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;

import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.CurrentUser;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.web.Paging;
import org.plumbline.kit.web.Versions;
import org.plumbline.review.review.rule.Actor;
import org.plumbline.review.site.Site;
import org.plumbline.review.verdict.Draft;

/** The draft of a review as JSON, with every text that it ever had. */
@Path("/api/reviews/{id}/draft")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Reviews")
class DraftResource {

    private static final int PAGE = 20;
    private static final String STANDS = "The review as it stands now.";
    private static final String RULE = "A rule stands against it; the problem names it.";
    private static final String STALE = "It was changed meanwhile; the problem holds what stands now.";
    private static final String INVALID = "Some fields are not valid; the problem names each and why.";
    private static final String NO_VERSION = "If-Match is missing.";

    private final WriteDraft drafting;
    private final DraftHistory history;
    private final ReadReview reading;
    private final CurrentUser user;
    private final Site site;

    DraftResource(WriteDraft drafting, DraftHistory history, ReadReview reading, CurrentUser user, Site site) {
        this.drafting = drafting;
        this.history = history;
        this.reading = reading;
        this.user = user;
        this.site = site;
    }

    /**
     * Which text to take back.
     *
     * @param revision its id
     */
    public record Restoration(@Nullable UUID revision) {}

    @PUT
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Write the draft")
    @APIResponse(
            responseCode = "200",
            description = STANDS,
            content = @Content(schema = @Schema(implementation = ReviewView.class)))
    @APIResponse(responseCode = "409", description = RULE)
    @APIResponse(responseCode = "412", description = STALE)
    @APIResponse(responseCode = "422", description = INVALID)
    @APIResponse(responseCode = "428", description = NO_VERSION)
    public Response draft(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, Draft draft) {
        return ReviewResource.answer(drafting.write(change(id, ifMatch), draft));
    }

    @GET
    @Path("/revisions")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(summary = "List every text that the draft ever had, newest first")
    @APIResponse(
            responseCode = "200",
            description = "Some of them.",
            headers =
                    @Header(
                            name = "Link",
                            description = "rel=\"next\": the next page",
                            schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(implementation = DraftHistory.Page.class)))
    @APIResponse(responseCode = "404", description = "There is no such review.")
    @APIResponse(responseCode = "422", description = "A parameter is not valid; the problem names it and why.")
    public Response revisions(
            UUID id,
            @Parameter(
                            description =
                                    "\"true\" to see each autosave, and not only the last of those that one author made"
                                            + " in the same ten minutes")
                    @QueryParam("every")
                    @Nullable
                    String every,
            @Parameter(description = "1 to 100, 20 if left out") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "The next of the page before") @QueryParam("after") @Nullable String after) {
        reading.read(id, actor());
        int size = Paging.limit(limit, PAGE);
        boolean each = "true".equals(every);
        DraftHistory.Page page = history.find(id, each, size, Paging.after(after));
        Response.ResponseBuilder response = Response.ok(page).header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (page.next() != null) {
            UriBuilder next = UriBuilder.fromUri(site.at("/api/reviews/" + id + "/draft/revisions"));
            if (each) {
                next.queryParam("every", true);
            }
            response.link(
                    next.queryParam("limit", size)
                            .queryParam("after", page.next())
                            .build(),
                    "next");
        }
        return response.build();
    }

    @GET
    @Path("/revisions/{revisionId}")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(summary = "Read one of the draft's texts")
    @APIResponse(
            responseCode = "200",
            description = "The text; it never changes.",
            content = @Content(schema = @Schema(implementation = DraftHistory.Revision.class)))
    @APIResponse(responseCode = "404", description = "The draft never had this text.")
    public Response revision(UUID id, UUID revisionId) {
        return Response.ok(history.get(id, revisionId))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @POST
    @Path("/restoration")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Take an older text back, as a new revision")
    @APIResponse(
            responseCode = "200",
            description = STANDS,
            content = @Content(schema = @Schema(implementation = ReviewView.class)))
    @APIResponse(responseCode = "404", description = "The draft never had this text.")
    @APIResponse(responseCode = "409", description = RULE)
    @APIResponse(responseCode = "412", description = STALE)
    @APIResponse(responseCode = "422", description = INVALID)
    @APIResponse(responseCode = "428", description = NO_VERSION)
    public Response restore(
            UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @Nullable Restoration restoration) {
        Change change = change(id, ifMatch);
        if (restoration == null || restoration.revision() == null) {
            throw ProblemException.invalid("revision", "must be the id of a revision");
        }
        return ReviewResource.answer(drafting.restore(change, restoration.revision()));
    }

    private Actor actor() {
        return new Actor(user.person(), user.roles());
    }

    private Change change(UUID id, @Nullable String ifMatch) {
        return new Change(id, Versions.required(ifMatch), actor());
    }
}
