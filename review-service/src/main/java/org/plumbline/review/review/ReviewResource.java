package org.plumbline.review.review;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
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
import org.jspecify.annotations.Nullable;

import org.plumbline.kit.identity.CurrentUser;
import org.plumbline.kit.identity.Roles;
import org.plumbline.kit.problem.ProblemException;
import org.plumbline.kit.web.Versions;
import org.plumbline.review.evidence.EvidenceItem;
import org.plumbline.review.publication.Site;
import org.plumbline.review.review.rule.Actor;
import org.plumbline.review.review.rule.ReviewState;
import org.plumbline.review.review.rule.Risk;
import org.plumbline.review.text.Text;
import org.plumbline.review.verdict.Draft;

/**
 * Reviews as JSON, for the desk. Every change names in {@code If-Match} the version it was made from, and answers with
 * the review as it stands then.
 */
@Path("/api/reviews")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ReviewResource {

    private final ReviewQueue queue;
    private final ReadReview reading;
    private final AssignReview assigning;
    private final GatherEvidence evidence;
    private final WriteDraft drafting;
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
            GatherEvidence evidence,
            WriteDraft drafting,
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
        this.evidence = evidence;
        this.drafting = drafting;
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
    public Response list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("assignee") @Size(max = 255) @Nullable String assignee,
            @QueryParam("risk") @Nullable String risk,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit,
            @QueryParam("after") @Nullable String after) {
        if (assignee != null && !assignee.matches(Text.LINE)) {
            throw ProblemException.invalid("assignee", Text.PLAIN);
        }
        ReviewQueue.Page page = queue.find(new ReviewQueue.Filter(
                parse("state", ReviewState.class, state),
                assignee,
                parse("risk", Risk.class, risk),
                limit,
                cursor(after)));
        Response.ResponseBuilder response = Response.ok(page).header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (page.next() != null) {
            response.link(
                    next(state, assignee, risk, limit)
                            .queryParam("after", page.next())
                            .build(),
                    "next");
        }
        return response.build();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.ADMIN})
    public Response get(UUID id) {
        return answer(reading.read(id, actor()));
    }

    /** Without a body, whoever asks takes the review. */
    @POST
    @Path("/{id}/assignment")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Consumes(MediaType.APPLICATION_JSON)
    public Response assign(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            AssignReview.@Nullable Assignee assignee) {
        Change change = change(id, ifMatch);
        return answer(assignee == null ? assigning.take(change) : assigning.assign(change, assignee));
    }

    @POST
    @Path("/{id}/evidence")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Consumes(MediaType.APPLICATION_JSON)
    public Response addEvidence(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            EvidenceItem item) {
        UUID added = evidence.add(change(id, ifMatch), item, key);
        ReviewView view = reading.read(id, actor());
        return Response.created(site.at("/api/reviews/" + id + "/evidence/" + added))
                .tag(tag(view))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(view)
                .build();
    }

    @PUT
    @Path("/{id}/evidence/{evidenceId}")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Consumes(MediaType.APPLICATION_JSON)
    public Response editEvidence(
            UUID id, UUID evidenceId, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, EvidenceItem item) {
        return answer(evidence.edit(change(id, ifMatch), evidenceId, item));
    }

    @DELETE
    @Path("/{id}/evidence/{evidenceId}")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    public Response removeEvidence(
            UUID id, UUID evidenceId, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return answer(evidence.remove(change(id, ifMatch), evidenceId));
    }

    @PUT
    @Path("/{id}/draft")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Consumes(MediaType.APPLICATION_JSON)
    public Response draft(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, Draft draft) {
        return answer(drafting.write(change(id, ifMatch), draft));
    }

    @POST
    @Path("/{id}/submission")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    public Response submit(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return answer(approving.submit(change(id, ifMatch)));
    }

    @POST
    @Path("/{id}/source-waiver")
    @RolesAllowed(Roles.EDITOR)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response waive(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, Reason reason) {
        return answer(waiving.waive(change(id, ifMatch), reason));
    }

    @DELETE
    @Path("/{id}/source-waiver")
    @RolesAllowed(Roles.EDITOR)
    public Response withdrawWaiver(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return answer(waiving.withdraw(change(id, ifMatch)));
    }

    @POST
    @Path("/{id}/approval")
    @RolesAllowed(Roles.EDITOR)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response approve(
            UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, ApproveReview.Approved approved) {
        return answer(approving.approve(change(id, ifMatch), approved));
    }

    @POST
    @Path("/{id}/return")
    @RolesAllowed(Roles.EDITOR)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response returnIt(
            UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, ApproveReview.Remarks remarks) {
        return answer(approving.returnIt(change(id, ifMatch), remarks));
    }

    @POST
    @Path("/{id}/publication")
    @RolesAllowed(Roles.EDITOR)
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
    public Response drop(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, Reason reason) {
        return answer(dropping.drop(change(id, ifMatch), reason));
    }

    @POST
    @Path("/{id}/reopening")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    public Response reopen(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return answer(dropping.reopen(change(id, ifMatch)));
    }

    @POST
    @Path("/{id}/risk")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Consumes(MediaType.APPLICATION_JSON)
    public Response assess(
            UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, AssessRisk.Assessment assessment) {
        return answer(risks.assess(change(id, ifMatch), assessment));
    }

    @POST
    @Path("/{id}/block")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Consumes(MediaType.APPLICATION_JSON)
    public Response block(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, Reason reason) {
        return answer(blocking.block(change(id, ifMatch), reason));
    }

    @DELETE
    @Path("/{id}/block")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    public Response unblock(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return answer(blocking.unblock(change(id, ifMatch)));
    }

    private Actor actor() {
        return new Actor(user.person(), user.roles());
    }

    private Change change(UUID id, @Nullable String ifMatch) {
        return new Change(id, Versions.required(ifMatch), actor());
    }

    private static Response answer(ReviewView view) {
        return Response.ok(view)
                .tag(tag(view))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** Without its quotes, which the framework adds. */
    private static String tag(ReviewView view) {
        return Long.toString(view.version());
    }

    private UriBuilder next(@Nullable String state, @Nullable String assignee, @Nullable String risk, int limit) {
        UriBuilder next = UriBuilder.fromUri(site.at("/api/reviews"));
        addTo(next, "state", state);
        addTo(next, "assignee", assignee);
        addTo(next, "risk", risk);
        return next.queryParam("limit", limit);
    }

    private static void addTo(UriBuilder uri, String name, @Nullable String value) {
        if (value != null) {
            uri.queryParam(name, "{" + name + "}").resolveTemplate(name, value);
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

    private static @Nullable UUID cursor(@Nullable String after) {
        try {
            return after == null ? null : UUID.fromString(after);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("after", "must be the \"next\" of a page before");
        }
    }
}
