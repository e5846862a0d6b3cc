package org.plumbline.claims.tip;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
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

import org.plumbline.claims.intake.QueryString;
import org.plumbline.kit.identity.CurrentUser;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.problem.ProblemType;
import org.plumbline.kit.web.Paging;

/** Tips by API: a partner passes on what its users ask about, and sees what became of it. */
@Path("/api/tips")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.PARTNER)
@Tag(name = "Tips")
public class TipsResource {

    private static final int DEFAULT_LIMIT = 25;

    private final Tips tips;
    private final SendTip sendTip;
    private final CurrentUser user;

    TipsResource(Tips tips, SendTip sendTip, CurrentUser user) {
        this.tips = tips;
        this.sendTip = sendTip;
        this.user = user;
    }

    /**
     * A part of a list of tips.
     *
     * @param count how many there are in all parts
     * @param next to be sent as {@code after} for the next part; null at the end
     */
    @Schema(name = "Tips")
    public record ListView(
            List<TipView> items, long count, @Nullable UUID next) {

        static ListView of(Tips.Part<Followed> part) {
            return new ListView(part.items().stream().map(TipView::of).toList(), part.total(), part.next());
        }
    }

    /** Takes in a tip. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @Operation(
            summary = "Send in a tip",
            description = "What your users ask about. If a claim with the same words is here already, the tip joins it,"
                    + " and its demand rises by count; otherwise a claim is made of it.")
    @APIResponse(
            responseCode = "201",
            description = "Taken in; Location leads to it.",
            headers = @Header(name = "Location", schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(implementation = TipView.class)))
    @APIResponse(responseCode = "409", description = "Rule idempotency-key-reused")
    @APIResponse(responseCode = "422", description = "Some fields are not valid; the problem names each and why.")
    public Response send(
            @Nullable TipRequest request,
            @Parameter(description = "A key that makes a repeated request create nothing twice.")
                    @HeaderParam("Idempotency-Key")
                    @Nullable
                    String key) {
        if (request == null) {
            throw ProblemException.of(ProblemType.MALFORMED, "The request has no body.");
        }
        UUID id = sendTip.fromPartner(request.check(), user.person(), key);
        return Response.status(Response.Status.CREATED)
                .entity(own(id))
                .header(HttpHeaders.LOCATION, "/api/tips/" + id)
                .build();
    }

    /** A part of the tips that the partner sent, newest first. */
    @GET
    @RunOnVirtualThread
    @Operation(summary = "List your tips, newest first, with what became of them")
    @APIResponse(
            responseCode = "200",
            headers =
                    @Header(
                            name = "Link",
                            description = "rel=\"next\": the next part",
                            schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(implementation = ListView.class)))
    public Response list(
            @Parameter(description = "1 to 100, 25 if left out") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "The next of the part before") @QueryParam("after") @Nullable String after) {
        Tips.Part<Followed> part =
                tips.sentBy(user.person().sub(), Paging.limit(limit, DEFAULT_LIMIT), Paging.after(after));
        Response.ResponseBuilder response = Response.ok(ListView.of(part));
        if (part.next() != null) {
            String next = new QueryString("/api/tips")
                    .with("limit", limit)
                    .with("after", part.next().toString())
                    .toString();
            response.header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
        }
        return response.build();
    }

    /** One tip. */
    @GET
    @Path("/{id}")
    @RunOnVirtualThread
    @Operation(summary = "Read one of your tips, with what became of it")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TipView.class)))
    public TipView get(@PathParam("id") UUID id) {
        return own(id);
    }

    private TipView own(UUID id) {
        return tips.followed(id)
                .filter(found -> found.tip().sentBy().sub().equals(user.person().sub()))
                .map(TipView::of)
                .orElseThrow(() -> ProblemException.notFound("tip", id));
    }
}
