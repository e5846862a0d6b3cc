package org.plumbline.review.review;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
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
import org.plumbline.review.review.rule.Priority;
import org.plumbline.review.review.rule.ReviewState;
import org.plumbline.review.review.rule.Risk;
import org.plumbline.review.site.Site;
import org.plumbline.review.text.Text;

/**
 * Reviews as JSON, for the desk. Every change names in {@code If-Match} the version it was made from, and answers with
 * the review as it stands then.
 */
@Path("/api/reviews")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Reviews")
class ReviewResource {

    private static final int PAGE = 20;
    static final String STANDS = "The review as it stands now.";
    static final String RULE = "A rule stands against it; the problem names it.";
    static final String STALE = "It was changed meanwhile; the problem holds what stands now.";
    static final String INVALID = "Some fields are not valid; the problem names each and why.";
    static final String NO_VERSION = "If-Match is missing.";

    private final ReviewQueue queue;
    private final ReadReview reading;
    private final AssignReview assigning;
    private final WaiveSources waiving;
    private final ApproveReview approving;
    private final PublishReview publishing;
    private final DropReview dropping;
    private final AssessRisk risks;
    private final BlockReview blocking;
    private final CurrentUser user;
    private final Site site;

    ReviewResource(
            ReviewQueue queue,
            ReadReview reading,
            AssignReview assigning,
            WaiveSources waiving,
            ApproveReview approving,
            PublishReview publishing,
            DropReview dropping,
            AssessRisk risks,
            BlockReview blocking,
            CurrentUser user,
            Site site) {
        this.queue = queue;
        this.reading = reading;
        this.assigning = assigning;
        this.waiving = waiving;
        this.approving = approving;
        this.publishing = publishing;
        this.dropping = dropping;
        this.risks = risks;
        this.blocking = blocking;
        this.user = user;
        this.site = site;
    }

    @GET
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(summary = "List reviews, newest first if not asked otherwise")
    @APIResponse(
            responseCode = "200",
            description = "Some of them.",
            headers =
                    @Header(
                            name = "Link",
                            description = "rel=\"next\": the next page",
                            schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(implementation = ReviewQueue.Page.class)))
    @APIResponse(responseCode = "422", description = "A parameter is not valid; the problem names it and why.")
    public Response list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("assignee") @Size(max = 255) @Nullable String assignee,
            @QueryParam("risk") @Nullable String risk,
            @Parameter(description = "The sub of somebody who leads or checks")
                    @QueryParam("person")
                    @Size(max = 255)
                    @Nullable
                    String person,
            @QueryParam("priority") @Nullable String priority,
            @Parameter(description = "OVERDUE, THIS_WEEK or NONE") @QueryParam("due") @Nullable String due,
            @Parameter(description = "NEWEST, DUE or PRIORITY; NEWEST if left out") @QueryParam("order") @Nullable
                    String order,
            @Parameter(description = "1 to 100, 20 if left out") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "The next of the page before") @QueryParam("after") @Nullable String after) {
        refuseControlCharacters("assignee", assignee);
        refuseControlCharacters("person", person);
        int size = Paging.limit(limit, PAGE);
        ReviewQueue.Order wanted = parse("order", ReviewQueue.Order.class, order);
        ReviewQueue.Page page = queue.find(new ReviewQueue.Filter(
                parse("state", ReviewState.class, state),
                assignee,
                person,
                parse("risk", Risk.class, risk),
                parse("priority", Priority.class, priority),
                parse("due", ReviewQueue.Due.class, due),
                wanted == null ? ReviewQueue.Order.NEWEST : wanted,
                size,
                Paging.after(after)));
        Response.ResponseBuilder response = Response.ok(page).header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (page.next() != null) {
            response.link(
                    next(
                                    size,
                                    "state",
                                    state,
                                    "assignee",
                                    assignee,
                                    "person",
                                    person,
                                    "risk",
                                    risk,
                                    "priority",
                                    priority,
                                    "due",
                                    due,
                                    "order",
                                    order)
                            .queryParam("after", page.next())
                            .build(),
                    "next");
        }
        return response.build();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    @Operation(summary = "Read a review")
    @APIResponse(
            responseCode = "200",
            description = "With its ETag, which every change has to send back.",
            content = @Content(schema = @Schema(implementation = ReviewView.class)))
    @APIResponse(responseCode = "404", description = "There is no such review.")
    public Response get(UUID id) {
        return answer(reading.read(id, actor()));
    }

    /** Without a body, whoever asks takes the review. */
    @POST
    @Path("/{id}/assignment")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Take a review, or give it to somebody")
    @APIResponse(
            responseCode = "200",
            description = STANDS,
            content = @Content(schema = @Schema(implementation = ReviewView.class)))
    @APIResponse(responseCode = "409", description = RULE)
    @APIResponse(responseCode = "412", description = STALE)
    @APIResponse(responseCode = "422", description = INVALID)
    @APIResponse(responseCode = "428", description = NO_VERSION)
    public Response assign(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            AssignReview.@Nullable Assignee assignee) {
        Change change = change(id, ifMatch);
        return answer(assignee == null ? assigning.take(change) : assigning.assign(change, assignee));
    }

    @POST
    @Path("/{id}/submission")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Operation(summary = "Submit the draft for approval")
    @APIResponse(
            responseCode = "200",
            description = STANDS,
            content = @Content(schema = @Schema(implementation = ReviewView.class)))
    @APIResponse(responseCode = "409", description = RULE)
    @APIResponse(responseCode = "412", description = STALE)
    @APIResponse(responseCode = "428", description = NO_VERSION)
    public Response submit(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return answer(approving.submit(change(id, ifMatch)));
    }

    @POST
    @Path("/{id}/source-waiver")
    @RolesAllowed(Roles.EDITOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Waive the source rule, with a reason")
    @APIResponse(
            responseCode = "200",
            description = STANDS,
            content = @Content(schema = @Schema(implementation = ReviewView.class)))
    @APIResponse(responseCode = "409", description = RULE)
    @APIResponse(responseCode = "412", description = STALE)
    @APIResponse(responseCode = "422", description = INVALID)
    @APIResponse(responseCode = "428", description = NO_VERSION)
    public Response waive(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, Reason reason) {
        return answer(waiving.waive(change(id, ifMatch), reason));
    }

    @DELETE
    @Path("/{id}/source-waiver")
    @RolesAllowed(Roles.EDITOR)
    @Operation(summary = "Withdraw the waiver")
    @APIResponse(
            responseCode = "200",
            description = STANDS,
            content = @Content(schema = @Schema(implementation = ReviewView.class)))
    @APIResponse(responseCode = "409", description = RULE)
    @APIResponse(responseCode = "412", description = STALE)
    @APIResponse(responseCode = "428", description = NO_VERSION)
    public Response withdrawWaiver(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return answer(waiving.withdraw(change(id, ifMatch)));
    }

    @POST
    @Path("/{id}/approval")
    @RolesAllowed(Roles.EDITOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Approve the content that was read")
    @APIResponse(
            responseCode = "200",
            description = STANDS,
            content = @Content(schema = @Schema(implementation = ReviewView.class)))
    @APIResponse(responseCode = "409", description = RULE)
    @APIResponse(responseCode = "412", description = STALE)
    @APIResponse(responseCode = "422", description = INVALID)
    @APIResponse(responseCode = "428", description = NO_VERSION)
    public Response approve(
            UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, ApproveReview.Approved approved) {
        return answer(approving.approve(change(id, ifMatch), approved));
    }

    @POST
    @Path("/{id}/return")
    @RolesAllowed(Roles.EDITOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Return the draft, with remarks")
    @APIResponse(
            responseCode = "200",
            description = STANDS,
            content = @Content(schema = @Schema(implementation = ReviewView.class)))
    @APIResponse(responseCode = "409", description = RULE)
    @APIResponse(responseCode = "412", description = STALE)
    @APIResponse(responseCode = "422", description = INVALID)
    @APIResponse(responseCode = "428", description = NO_VERSION)
    public Response returnIt(
            UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, ApproveReview.Remarks remarks) {
        return answer(approving.returnIt(change(id, ifMatch), remarks));
    }

    @POST
    @Path("/{id}/publication")
    @RolesAllowed(Roles.EDITOR)
    @Operation(summary = "Publish the verdict")
    @APIResponse(
            responseCode = "201",
            description = "Published; Location leads to the verdict.",
            headers = @Header(name = "Location", schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(implementation = ReviewView.class)))
    @APIResponse(responseCode = "409", description = RULE)
    @APIResponse(responseCode = "412", description = STALE)
    @APIResponse(responseCode = "428", description = NO_VERSION)
    public Response publish(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        ReviewView view = publishing.publish(change(id, ifMatch));
        if (view.verdict() == null) {
            throw new IllegalStateException("Review " + id + " was published without a verdict");
        }
        return Response.created(site.at("/api/verdicts/" + view.verdict().slug()))
                .tag(tag(view))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(view)
                .build();
    }

    @POST
    @Path("/{id}/drop")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Drop the review, with a reason")
    @APIResponse(
            responseCode = "200",
            description = STANDS,
            content = @Content(schema = @Schema(implementation = ReviewView.class)))
    @APIResponse(responseCode = "409", description = RULE)
    @APIResponse(responseCode = "412", description = STALE)
    @APIResponse(responseCode = "422", description = INVALID)
    @APIResponse(responseCode = "428", description = NO_VERSION)
    public Response drop(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, Reason reason) {
        return answer(dropping.drop(change(id, ifMatch), reason));
    }

    @POST
    @Path("/{id}/reopening")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Operation(summary = "Reopen a dropped review")
    @APIResponse(
            responseCode = "200",
            description = STANDS,
            content = @Content(schema = @Schema(implementation = ReviewView.class)))
    @APIResponse(responseCode = "409", description = RULE)
    @APIResponse(responseCode = "412", description = STALE)
    @APIResponse(responseCode = "428", description = NO_VERSION)
    public Response reopen(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return answer(dropping.reopen(change(id, ifMatch)));
    }

    @POST
    @Path("/{id}/risk")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Raise or lower the risk")
    @APIResponse(
            responseCode = "200",
            description = STANDS,
            content = @Content(schema = @Schema(implementation = ReviewView.class)))
    @APIResponse(responseCode = "409", description = RULE)
    @APIResponse(responseCode = "412", description = STALE)
    @APIResponse(responseCode = "422", description = INVALID)
    @APIResponse(responseCode = "428", description = NO_VERSION)
    public Response assess(
            UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, AssessRisk.Assessment assessment) {
        return answer(risks.assess(change(id, ifMatch), assessment));
    }

    @POST
    @Path("/{id}/block")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Block the review, with a reason")
    @APIResponse(
            responseCode = "200",
            description = STANDS,
            content = @Content(schema = @Schema(implementation = ReviewView.class)))
    @APIResponse(responseCode = "409", description = RULE)
    @APIResponse(responseCode = "412", description = STALE)
    @APIResponse(responseCode = "422", description = INVALID)
    @APIResponse(responseCode = "428", description = NO_VERSION)
    public Response block(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, Reason reason) {
        return answer(blocking.block(change(id, ifMatch), reason));
    }

    @DELETE
    @Path("/{id}/block")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Operation(summary = "Unblock the review")
    @APIResponse(
            responseCode = "200",
            description = STANDS,
            content = @Content(schema = @Schema(implementation = ReviewView.class)))
    @APIResponse(responseCode = "409", description = RULE)
    @APIResponse(responseCode = "412", description = STALE)
    @APIResponse(responseCode = "428", description = NO_VERSION)
    public Response unblock(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return answer(blocking.unblock(change(id, ifMatch)));
    }

    private Actor actor() {
        return new Actor(user.person(), user.roles());
    }

    private Change change(UUID id, @Nullable String ifMatch) {
        return new Change(id, Versions.required(ifMatch), actor());
    }

    static Response answer(ReviewView view) {
        return Response.ok(view)
                .tag(tag(view))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** Without its quotes, which the framework adds. */
    static String tag(ReviewView view) {
        return Long.toString(view.version());
    }

    /** The address with those parameters that have a value, given as names and values in turn. */
    private UriBuilder next(int limit, @Nullable String... parameters) {
        UriBuilder next = UriBuilder.fromUri(site.at("/api/reviews"));
        for (int i = 0; i < parameters.length; i += 2) {
            if (parameters[i + 1] != null) {
                next.queryParam(parameters[i], "{" + parameters[i] + "}")
                        .resolveTemplate(parameters[i], parameters[i + 1]);
            }
        }
        return next.queryParam("limit", limit);
    }

    private static void refuseControlCharacters(String name, @Nullable String value) {
        if (value != null && !value.matches(Text.LINE)) {
            throw ProblemException.invalid(name, Text.PLAIN);
        }
    }

    private static <E extends Enum<E>> @Nullable E parse(String name, Class<E> type, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        List<E> constants = Arrays.asList(type.getEnumConstants());
        return constants.stream()
                .filter(constant -> constant.name().equals(value))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid(
                        name,
                        "must be one of " + constants.stream().map(Enum::name).collect(Collectors.joining(", "))));
    }
}
