package org.plumbline.review.correction;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
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

import org.plumbline.kit.identity.CurrentUser;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.problem.ProblemType;
import org.plumbline.kit.web.Paging;
import org.plumbline.kit.web.Shown;
import org.plumbline.kit.web.Versions;
import org.plumbline.review.correction.rule.CorrectionType;
import org.plumbline.review.correction.rule.RequestState;
import org.plumbline.review.publication.page.PageNumber;
import org.plumbline.review.review.rule.Actor;
import org.plumbline.review.site.Site;

/** Correction requests by API: partners pass on what their users find wrong, the desk decides. */
@Path("/api/corrections")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Corrections")
class CorrectionResource {

    private static final int PAGE = 25;
    private static final String STANDS = "The request as it stands now, with an ETag.";
    private static final String RULE = "A rule stands against it; the problem names it.";
    private static final String STALE = "It was changed meanwhile; the problem holds what stands now.";
    private static final String INVALID = "Some fields are not valid; the problem names each and why.";

    private final CorrectionRequests requests;
    private final SendRequest sending;
    private final DecideRequest deciding;
    private final CurrentUser user;
    private final Site site;
    private final Clock clock;

    CorrectionResource(
            CorrectionRequests requests,
            SendRequest sending,
            DecideRequest deciding,
            CurrentUser user,
            Site site,
            Clock clock) {
        this.requests = requests;
        this.sending = sending;
        this.deciding = deciding;
        this.user = user;
        this.site = site;
        this.clock = clock;
    }

    /**
     * A request that was taken in.
     *
     * @param follow absolute address of the private page that says what becomes of it; shown this once
     */
    @Schema(name = "TakenCorrectionRequest")
    record Taken(UUID id, String follow) {}

    /** Some requests, the one due first at the top. */
    @Schema(name = "CorrectionRequests")
    record Listing(List<RequestView> items, long count) {}

    @POST
    @RolesAllowed(Roles.PARTNER)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Say what is wrong in a verdict",
            description = "The desk decides; the answer holds a private address that says what becomes of it.")
    @APIResponse(
            responseCode = "201",
            description = "Taken in.",
            content = @Content(schema = @Schema(implementation = Taken.class)))
    @APIResponse(responseCode = "409", description = "The Idempotency-Key was sent with another request.")
    @APIResponse(responseCode = "422", description = INVALID)
    public Response send(@HeaderParam("Idempotency-Key") @Nullable String key, NewRequest.@Nullable Sent sent) {
        if (sent == null) {
            throw ProblemException.of(ProblemType.MALFORMED, "The request has no body.");
        }
        SendRequest.Taken taken = sending.send(NewRequest.of(sent), user.person(), key);
        String follow = site.url() + "/corrections/follow/" + taken.token();
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(new Taken(taken.id(), follow))
                .build();
    }

    @GET
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(summary = "List correction requests, the one due first at the top")
    @APIResponse(
            responseCode = "200",
            description = "Some of them.",
            headers =
                    @Header(
                            name = "Link",
                            description = "rel=\"next\": the next page",
                            schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(implementation = Listing.class)))
    @APIResponse(responseCode = "422", description = "A parameter is not valid; the problem names it and why.")
    public Response list(
            @Parameter(description = "Those that still wait for an answer if left out") @QueryParam("state") @Nullable
                    String state,
            @QueryParam("type") @Nullable String type,
            @Parameter(description = "true: only those that should have been decided by now")
                    @QueryParam("overdue")
                    @Nullable
                    String overdue,
            @Parameter(description = "1 to 100, 25 if left out") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "From 1 on") @QueryParam("page") @Nullable String page) {
        int size = Paging.limit(limit, PAGE);
        int number = PageNumber.of(page);
        RequestState wantedState = parse("state", RequestState.class, state);
        CorrectionType wantedType = parse("type", CorrectionType.class, type);
        boolean late = "true".equals(overdue);
        CorrectionRequests.Page found = requests.find(new CorrectionRequests.Filter(
                wantedState, wantedType, late ? Shown.day(clock.instant()) : null, (number - 1) * size, size));
        Response.ResponseBuilder response = Response.ok(
                        new Listing(found.items().stream().map(RequestView::of).toList(), found.count()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        if ((long) number * size < found.count()) {
            String next = "/api/corrections?limit=" + size + "&page=" + (number + 1)
                    + (wantedState == null ? "" : "&state=" + wantedState)
                    + (wantedType == null ? "" : "&type=" + wantedType)
                    + (late ? "&overdue=true" : "");
            response.link(site.at(next), "next");
        }
        return response.build();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(summary = "Read a correction request")
    @APIResponse(
            responseCode = "200",
            description = STANDS,
            content = @Content(schema = @Schema(implementation = RequestView.class)))
    @APIResponse(responseCode = "404", description = "There is no such request.")
    public Response get(UUID id) {
        return answer(id);
    }

    @POST
    @Path("/{id}/acceptance")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Have a review of the verdict look into a request",
            description = "Opens one; if one is open already, that looks into the request too, unless it was submitted"
                    + " (waits-for-approval), or the verdict needs a retraction, which is a review of its own"
                    + " (no-retraction-open).")
    @APIResponse(
            responseCode = "200",
            description = STANDS,
            content = @Content(schema = @Schema(implementation = RequestView.class)))
    @APIResponse(responseCode = "409", description = RULE)
    @APIResponse(responseCode = "412", description = STALE)
    @APIResponse(responseCode = "422", description = INVALID)
    @APIResponse(responseCode = "428", description = "If-Match is missing.")
    public Response accept(
            UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, DecideRequest.Acceptance acceptance) {
        deciding.accept(decided(id, ifMatch), acceptance);
        return answer(id);
    }

    @POST
    @Path("/{id}/rejection")
    @RolesAllowed(Roles.EDITOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Change nothing, and say why to whoever sent the request")
    @APIResponse(
            responseCode = "200",
            description = STANDS,
            content = @Content(schema = @Schema(implementation = RequestView.class)))
    @APIResponse(responseCode = "409", description = RULE)
    @APIResponse(responseCode = "412", description = STALE)
    @APIResponse(responseCode = "422", description = INVALID)
    @APIResponse(responseCode = "428", description = "If-Match is missing.")
    public Response reject(
            UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, DecideRequest.Rejection rejection) {
        deciding.reject(decided(id, ifMatch), rejection);
        return answer(id);
    }

    private DecideRequest.Decided decided(UUID id, @Nullable String ifMatch) {
        return new DecideRequest.Decided(id, Versions.required(ifMatch), new Actor(user.person(), user.roles()));
    }

    private Response answer(UUID id) {
        RequestView view = RequestView.of(requests.get(id));
        return Response.ok(view)
                .tag(Long.toString(view.version()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static <E extends Enum<E>> @Nullable E parse(String name, Class<E> type, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(value))
                .findFirst()
                .orElseThrow(() ->
                        ProblemException.invalid(name, "must be one of " + Arrays.toString(type.getEnumConstants())));
    }
}
